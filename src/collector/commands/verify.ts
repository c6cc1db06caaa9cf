import { readFileSync } from 'node:fs'
import { type Command, Option } from 'commander'
import type { ToldKey } from '../../verify/index.js'
import { parseJson } from '../rules/parseJson.js'

interface Options extends Partial<Record<ToldKey, string>> {
  pages?: string
  only?: string[]
  live?: true
  json?: true
  list?: true
  browser?: string
  headed?: true
  patience: number
}

/** The status for what must be put right before a shop can be checked; 1 is a shop that failed. */
const BAD_INPUT = 2

const HELP = `
Paths are taken from the address. What is not told is skipped. --pages FILE tells the same and what only the shop can do:
  { "product": "/p/lantern", "cart": "/cart", "thankYou": "/thank-you",
    "consent": "#allow", "deny": "#refuse", "addToCart": "#buy", "removeFromCart": ".remove",
    "order": [{ "open": "/checkout" }, { "fill": "#name", "with": "Ada" }, { "click": "#pay" }, { "waitFor": "#thanks" }] }
Nothing reaches the collector's counts but with --live. Exit status: 0 all passed, 1 something failed, 2 it could not begin.`

/** `grapevine verify URL`: checks the pages of a shop in a real browser. What does it is loaded only here. */
export function addVerify(program: Command): void {
  const command = program
    .command('verify')
    .description('Check the pages of a shop in a real browser: events, blocks, consent, and a collector that is down.')
    .argument('[url]', 'address of the shop')
  for (const [key, what] of PAGES) command.option(`--${key} <url>`, what)
  command
    .option('--pages <file>', 'JSON file that tells pages, and selectors for what only the shop can do')
    .option('--only <names>', 'scenarios to run, by commas', (names: string) => names.split(','))
    .option('--list', 'print the scenarios instead')
    .option('--live', 'really send the events: they are counted, as of a browser that no person uses')
    .option('--json', 'print one JSON object')
    .option('--browser <path>', 'the Chromium to use (default: CHROMIUM_PATH, that of Playwright, or of the system)')
    .option('--headed', 'show the browser')
    .addOption(new Option('--patience <ms>', 'how long to wait for what should happen').default(5000).argParser(Number))
    .addHelpText('after', HELP)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : BAD_INPUT))
    .action(async (url: string | undefined, options: Options) => {
      // Nobody else pays for it.
      const kit = await import('../../verify/index.js')
      if (options.list) return void print(kit)
      try {
        process.exitCode = await check(kit, url, options)
      } catch (error) {
        if (!(error instanceof kit.BadInput)) throw error
        process.stderr.write(`${error.message}\n`)
        process.exitCode = BAD_INPUT
      }
    })
}

/** Options that tell a page. They stand here too, so that `--help` loads nothing; `Told.ts` says the same of the file. */
const PAGES = [
  ['product', 'a product page'],
  ['category', 'a category page'],
  ['cart', 'the cart page'],
  ['checkout', 'the first page of the checkout'],
  ['thank-you', 'the page after an order'],
  ['search', 'a page of results, such as /search?q=lamp'],
  ['spa', 'a page of a single-page app'],
] as const

type Kit = typeof import('../../verify/index.js')

function print({ SCENARIOS, describeScenario }: Kit): void {
  const lines = Object.values(SCENARIOS).flatMap(scenario => {
    const { name, step, expected, refuted } = describeScenario(scenario)
    return [
      `${name}: ${step}`,
      ...expected.map(text => `    expected  ${text}`),
      ...refuted.map(text => `    refuted   ${text}`),
    ]
  })
  process.stdout.write(`${lines.join('\n')}\n`)
}

async function check(kit: Kit, url: string | undefined, options: Options): Promise<number> {
  const { BadInput, linesOf, readTold, totalOf, verify } = kit
  if (url === undefined) throw new BadInput('Say which shop: grapevine verify https://www.my-shop.example/.')
  if (!(options.patience > 0)) throw new BadInput('--patience must be a number of ms above 0.')
  const keys = PAGES.map(([name]) => name.replace(/-(\w)/, (_, letter) => letter.toUpperCase()) as ToldKey)
  const given = Object.fromEntries(keys.flatMap(key => (options[key] === undefined ? [] : [[key, options[key]]])))
  const told = readTold(url, options.pages === undefined ? {} : readFile(kit, options.pages), given)
  const { only, browser } = options
  const report = await verify({
    told,
    isLive: options.live === true,
    isHeaded: options.headed === true,
    patienceMs: options.patience,
    ...(only && { only }),
    ...(browser !== undefined && { browser }),
    onResult: result => {
      if (!options.json) process.stdout.write(`${linesOf(result, process.stdout.isTTY === true)}\n`)
    },
  })
  if (!options.json) for (const hint of report.hints) process.stdout.write(`${hint}\n`)
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : `${totalOf(report)}\n`)
  return report.failed > 0 ? 1 : 0
}

function readFile({ BadInput }: Kit, file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new BadInput(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}). Correct --pages.`)
  }
  const read = parseJson(text)
  if ('fault' in read) throw new BadInput(`${file} is not JSON: ${read.fault}`)
  return read.value
}
