import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SERVED_CSS } from '../../../src/card/servedStyle.js'
import type { RecommendedBlock, RecommendedItem } from '../../../src/protocol/recommendations.js'

/** What the collector of a fixture page says to one block, by its placement or type. */
export type Answers = Record<string, Partial<RecommendedBlock> | null>

/** What a fixture page does; read by `host.js`. */
export interface Scenario {
  answers: Answers
  /** ms until the collector answers. */
  delay?: number
  /** ms until the chunk is started. */
  startAfter?: number
  /** The chunk is started when the test calls `begin()`. */
  isHeld?: boolean
  cart?: string[]
  bought?: string[]
  recent?: string[]
  visitor?: string
  session?: string
  first?: string
  orders?: [number: string, at: number][]
}

export interface BlocksPage {
  body: string
  scenario: Scenario
  css?: string
  lang?: string
  dir?: string
  /** More files of the page, by their path: type and text. */
  files?: Record<string, () => [type: string, body: string]>
  /** No language has a file. */
  isWordless?: boolean
  /** There is no file of what plain blocks do not need. */
  isPlain?: boolean
}

/** The strictest policy that a page with its own script and pictures can have. */
const POLICY =
  "default-src 'none'; base-uri 'none'; script-src 'self'; img-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"

const chunk = (name: string) => readFileSync(new URL(`../../../dist/tag/${name}`, import.meta.url), 'utf8')
const own = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

/** A picture of its own for each number, so that pages need nothing from elsewhere. */
const picture = (number: number) => {
  const hue = (number * 47) % 360
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300" width="300" height="300">
<rect width="300" height="300" fill="hsl(${hue} 32% 92%)"/><ellipse cx="150" cy="246" rx="84" ry="12" fill="hsl(${hue} 25% 80%)"/>
<path d="M96 ${90 + (number % 3) * 14}h108l14 150a10 10 0 0 1-10 10H92a10 10 0 0 1-10-10z" fill="hsl(${hue} 45% 52%)"/>
<path d="M118 ${104 + (number % 3) * 14}V84a32 32 0 0 1 64 0v${20 + (number % 3) * 14}" fill="none" stroke="hsl(${hue} 40% 34%)" stroke-width="9" stroke-linecap="round"/>
<circle cx="150" cy="184" r="${18 + (number % 4) * 4}" fill="hsl(${(hue + 40) % 360} 70% 82%)"/></svg>`
}

/** JSON that may stand inside of a `<script>`. */
const embedded = (value: unknown) => JSON.stringify(value).replace(/</g, '\\u003c')

const html = ({ body, scenario, lang = 'en', dir = 'ltr' }: BlocksPage) => `<!doctype html>
<html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Fixture</title><script src="/trap.js"></script><link rel="stylesheet" href="/page.css"></head>
<body>${body}<script type="application/json" id="scenario">${embedded(scenario)}</script>
<script type="module" src="/host.js"></script></body></html>`

/** Serves one fixture page at `/` with the built chunk, under a strict content security policy. */
export async function serveBlocks(page: BlocksPage) {
  const files: Record<string, () => [type: string, body: string]> = {
    '/': () => ['text/html', html(page)],
    '/page.css': () => ['text/css', page.css ?? ''],
    '/blocks.js': () => ['text/javascript', chunk('blocks.js')],
    ...(!page.isPlain && { '/blocks-extras.js': () => ['text/javascript', chunk('blocks-extras.js')] as const }),
    ...Object.fromEntries(
      (page.isWordless ? [] : ['blocks-pl.js', 'blocks-ru.js']).map(name => [
        `/${name}`,
        (): [string, string] => ['text/javascript', chunk(name)],
      ]),
    ),
    '/blocks.css': () => ['text/css', SERVED_CSS],
    '/trap.js': () => ['text/javascript', own('trap.js')],
    '/host.js': () => ['text/javascript', own('host.js')],
    ...page.files,
  }
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://fixture').pathname
    const number = /^\/picture\/(\d+)$/.exec(path)?.[1]
    const file = number ? (['image/svg+xml', picture(Number(number))] as const) : files[path]?.()
    if (!file) {
      response
        .writeHead(path.startsWith('/p/') ? 200 : 404, { 'content-type': 'text/html' })
        .end('<!doctype html>A product')
      return
    }
    response.writeHead(200, { 'content-type': `${file[0]}; charset=utf-8`, 'content-security-policy': POLICY })
    response.end(file[1])
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => {
      server.closeAllConnections()
      return new Promise(resolve => server.close(resolve))
    },
  }
}

const TITLES = [
  'Canvas tote with leather handles',
  'Linen market bag',
  'Waxed cotton rucksack, 18 litres, forest green',
  'Wool felt basket',
  'Evening clutch',
  'Weekend holdall in washed indigo',
  'Picnic bag with cooling lining and two pockets',
  'Mesh shopper',
  'Sling bag',
  'Bucket bag, cognac',
  'Foldable shopper',
  'Laptop sleeve 14"',
]

/** A product of the fixture shop; `changes` win. */
export function product(number: number, changes: object = {}): RecommendedItem {
  return {
    id: `SKU-${number}`,
    title: TITLES[(number - 1) % TITLES.length],
    url: `/p/${number}`,
    image: `/picture/${number}`,
    price: { amount: 1490 + ((number * 1330) % 9000), currency: 'EUR' },
    availability: 'in_stock',
    strategy: 'also-bought',
    ...changes,
  } as RecommendedItem
}

/** An answered block of the products with these numbers. */
export function answered(numbers: number[], changes: Partial<RecommendedBlock> = {}): Partial<RecommendedBlock> {
  return { recommendationId: 'r-1', source: 'primary', items: numbers.map(number => product(number)), ...changes }
}
