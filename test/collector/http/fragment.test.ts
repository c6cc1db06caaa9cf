import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import type { Product } from '../../../src/collector/catalog/Product.js'
import type { Collector } from '../../../src/collector/createCollector.js'
import { openStore } from '../../../src/collector/openStore.js'
import { BLOCK_TYPES } from '../../../src/protocol/block.js'
import type { RecommendedBlock } from '../../../src/protocol/recommendations.js'
import { ESCAPES } from '../../support/blocks/payloads.js'
import { minor } from '../builders.js'
import { batchOf, orderOf, post, recommend, startCollector } from '../collector.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

const product = (id: string, over: Partial<Product> = {}): Product => ({
  id,
  title: `The ${id}`,
  url: `/p/${id}`,
  image: `https://pictures.example/${id}.jpg`,
  price: { amount: minor(123_450), currency: 'PLN' },
  availability: 'in_stock',
  categories: ['Lights'],
  source: 'catalog',
  ...over,
})

const SHOP = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map(id => product(id))

/** A collector whose bestsellers are the products of its catalog, in their order. */
async function sold(products: Product[] = SHOP, options: object = {}): Promise<Collector> {
  const data = temporaryDirectory()
  const store = openStore(data)
  store.catalog.upsert('demo', products)
  await store.close()
  const collector = await startCollector({ data, minSupport: 2, ...options })
  for (const [n, { id }] of products.entries())
    for (let times = 0; times < 2 + products.length - n; times++)
      await post(collector, batchOf([orderOf(`T-${Math.random()}`, [id])]))
  return collector
}

const ask = (collector: Collector, query: string, init?: RequestInit) =>
  fetch(`${collector.url}/v1/fragment?site=demo&${query}`, init)

const children = (node: Node): Element[] => {
  const inside = 'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : []
  return inside.filter((child): child is Element => 'tagName' in child)
}
const all = (node: Node): Element[] => children(node).flatMap(child => [child, ...all(child)])
const attributesOf = ({ attrs }: Element): Record<string, string> =>
  Object.fromEntries(attrs.map(({ name, value }) => [name, value]))
const textOf = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''

/** The elements of a fragment, with what is drawn in each. */
async function read(collector: Collector, query: string) {
  const response = await ask(collector, query)
  expect(response.status, await response.clone().text()).toBe(200)
  return children(parseFragment(await response.text())).map(host => {
    const { answer, ...attributes } = attributesOf(host)
    const drawn = all(host)
    const named = (name: string) => drawn.filter(element => attributesOf(element).part?.split(' ').includes(name))
    return {
      tag: host.tagName,
      attributes,
      answer: answer === undefined ? undefined : (JSON.parse(answer) as RecommendedBlock),
      drawn,
      named,
      texts: (name: string) => named(name).map(textOf),
    }
  })
}

describe('GET /v1/fragment', () => {
  test('draws what /v1/recommendations answers to the question of the page', async () => {
    const collector = await sold()
    const [block] = await read(collector, 'b=also-bought:A;placement=under%2520it;limit=4&lang=pl')
    expect(block).toMatchObject({
      tag: 'grapevine-block',
      attributes: { type: 'also-bought', item: 'A', placement: 'under it', limit: '4', lang: 'pl', 'data-drawn': '' },
    })
    // What the element asks for: twice its products and the excluded, in steps of twelve.
    const asked = (await recommend(collector, 'also-bought:A;placement=under%20it;limit=12')).blocks[0]!
    expect(block!.answer).toMatchObject({ recommendationId: asked.recommendationId, source: asked.source })
    expect(block!.answer!.items).toEqual(asked.items)
    expect(block!.texts('name')).toEqual(asked.items.slice(0, 4).map(item => item.title))
    expect(block!.texts('heading')).toEqual(['Bestsellery'])
    expect(attributesOf(block!.named('heading')[0]!).lang).toBe('pl')
    const [german] = await read(collector, 'b=also-bought:A;limit=4&lang=de')
    expect(german!.texts('heading')).toEqual(['Bestsellers'])
    expect(attributesOf(german!.named('heading')[0]!).lang).toBe('en')
    expect(block!.texts('price')[0]).toMatch(/^1234,50\szł$/)
    expect(block!.named('card').map(card => attributesOf(card).href)).toEqual(
      asked.items.slice(0, 4).map(item => item.url),
    )
  })

  test('leaves a block to the page where it is another for some segment, and draws it elsewhere', async () => {
    const rules = join(temporaryDirectory(), 'rules.json')
    const target = { name: 'Away', segments: ['lapsed'], placements: ['home'], hidden: true }
    writeFileSync(rules, JSON.stringify({ rules: [], targets: [target] }))
    const collector = await sold(SHOP, { rules })
    const [aimed, other] = await read(collector, 'b=bestsellers;placement=home&b=bestsellers;placement=end')
    expect(aimed!.drawn).toEqual([])
    expect(aimed!.answer?.targets).toEqual([{ name: 'Away', segments: ['lapsed'], hidden: true }])
    expect(aimed!.answer?.items.length).toBeGreaterThan(0)
    expect(aimed!.attributes).not.toHaveProperty('data-drawn')
    expect(other!.answer).not.toHaveProperty('targets')
    expect(other!.texts('name').length).toBeGreaterThan(0)
  })

  test('is HTML that may be cached as long, with a tag that says whether it is the same', async () => {
    const collector = await sold(SHOP, { maxAge: 30 })
    const first = await ask(collector, 'b=bestsellers')
    expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(first.headers.get('cache-control')).toBe('public, max-age=30, stale-while-revalidate=300')
    const etag = first.headers.get('etag') ?? ''
    expect((await ask(collector, 'b=bestsellers', { headers: { 'if-none-match': etag } })).status).toBe(304)
    const body = await first.text()
    expect(await (await ask(collector, 'b=bestsellers')).text()).toBe(body)
    for (let n = 0; n < 30; n++) await post(collector, batchOf([orderOf(`N-${n}`, ['H'])]))
    const changed = await ask(collector, 'b=bestsellers', { headers: { 'if-none-match': etag } })
    expect([changed.status, (await changed.text()) === body]).toEqual([200, false])
  })

  test('leaves out what no card can show, and what is beyond the limit', async () => {
    const [a, b, c, ...others] = SHOP
    const collector = await sold([a!, { ...b!, title: ' \u202e ' }, { ...c!, availability: 'out_of_stock' }, ...others])
    const [block] = await read(collector, 'b=bestsellers;limit=3')
    expect(block!.texts('name')).toEqual(['The A', 'The D', 'The E'])
    const ids = block!.answer!.items.map(item => item.id)
    expect(ids.slice(0, 3)).toEqual(['A', 'D', 'E'])
    expect(ids).not.toContain('C')
  })

  test('hides a block with fewer products than its minimum', async () => {
    const collector = await sold(SHOP.slice(0, 3))
    const [three, two] = await read(collector, 'b=bestsellers&b=bestsellers:A;placement=x')
    expect(three!.attributes).not.toHaveProperty('hidden')
    expect(two).toMatchObject({ attributes: { type: 'bestsellers', hidden: '' }, drawn: [] })
    expect(two!.attributes).not.toHaveProperty('data-drawn')
    expect(two!.answer!.items).toEqual([])
    const [shown] = await read(collector, 'b=bestsellers:A;limit=2&min=1')
    expect(shown!.texts('name')).toEqual(['The B', 'The C'])
    expect(shown!.attributes).toMatchObject({ min: '1' })
    const [wordless] = await read(collector, 'b=search-term')
    expect(wordless!.attributes).toHaveProperty('hidden')
  })

  test('draws no product twice, as in a page', async () => {
    const collector = await sold()
    const lettersOf = (blocks: Awaited<ReturnType<typeof read>>) =>
      blocks.map(block =>
        block
          .texts('name')
          .map(name => name.slice(4))
          .join(''),
      )
    const blocks = await read(collector, 'b=bestsellers;limit=4&b=bestsellers;limit=4;placement=below')
    expect(lettersOf(blocks)).toEqual(['ABCD', 'EFGH'])
    const distinct = await read(collector, 'b=bestsellers;limit=4&b=bestsellers;limit=4&distinct=1')
    expect(lettersOf(distinct)).toEqual(['ABCD', 'EFGH'])
  })

  test('takes from later blocks of a distinct answer what is drawn, and not what is spare', async () => {
    const collector = await sold()
    const [about, best, third] = await read(
      collector,
      'b=also-bought:A;limit=3&b=bestsellers;limit=3&b=bestsellers;limit=3;placement=below&distinct=1&min=2',
    )
    expect(about!.texts('name')).toEqual(['The B', 'The C', 'The D'])
    // As many again for the page, should the shopper have some of them in the cart.
    expect(about!.answer!.items.map(({ id }) => id).join('')).toBe('BCDEFG')
    expect(best!.texts('name')).toEqual(['The A', 'The E', 'The F'])
    for (const { id } of about!.answer!.items.slice(0, 3))
      expect(best!.answer!.items.map(item => item.id)).not.toContain(id)
    expect(third!.texts('name')).toEqual(['The G', 'The H'])
    expect(third!.answer!.items.map(({ id }) => id)).toEqual(['G', 'H'])
  })

  test('takes nothing for a block that is hidden, or that only its page can fill', async () => {
    const collector = await sold()
    const [hidden, best] = await read(
      collector,
      'b=bestsellers:A,B,C,D,E,F,G;limit=6&b=bestsellers;limit=6&distinct=1&min=3',
    )
    expect(hidden!.attributes).toHaveProperty('hidden')
    expect(best!.texts('name').at(-1)).toBe('The F')
    expect(best!.answer!.items.map(({ id }) => id)).toContain('H')
    const [, after] = await read(collector, 'b=for-you&b=bestsellers;limit=6&distinct=1')
    expect(after!.texts('name')).toEqual(['A', 'B', 'C', 'D', 'E', 'F'].map(id => `The ${id}`))
  })

  test('leaves to the page what depends on the shopper', async () => {
    const collector = await sold()
    for (const type of ['for-you', 'recently-viewed', 'buy-again', 'cross-sell']) {
      const [block] = await read(collector, `b=${type}:A;limit=5&lang=ru`)
      expect(block).toMatchObject({
        attributes: { type, item: 'A', limit: '5', lang: 'ru' },
        drawn: [],
        answer: undefined,
      })
      expect(block!.attributes).not.toHaveProperty('data-drawn')
      expect(block!.attributes).not.toHaveProperty('hidden')
    }
  })

  test('draws a row, a heading of the shop, and more on each card', async () => {
    const sale = SHOP.map(one => ({ ...one, listPrice: { amount: minor(200_000), currency: 'PLN' } }))
    const collector = await sold(sale)
    const [block] = await read(
      collector,
      `b=bestsellers&layout=row&show=why,cart,saving&heading=${encodeURIComponent('Hot & "new"')}`,
    )
    expect(block!.attributes).toMatchObject({ layout: 'row', show: 'why cart saving', heading: 'Hot & "new"' })
    expect(block!.texts('heading')).toEqual(['Hot & "new"'])
    expect(block!.texts('add')).toEqual(Array(6).fill('Add to cart'))
    expect(block!.texts('saving')).toEqual(Array(6).fill('−38%'))
    expect(block!.texts('why')[0]).toMatch(/^\d+\+ bought it$/)
    expect(attributesOf(block!.named('list')[0]!).class).toBe('row n0-3 n1-3 n2-6')
    const [plain] = await read(collector, 'b=bestsellers')
    expect(plain!.texts('add')).toEqual([])
  })

  test('has no style that a strict policy forbids', async () => {
    const collector = await sold()
    const [linked] = await read(collector, 'b=bestsellers')
    const [link] = linked!.drawn.filter(element => element.tagName === 'link')
    expect(attributesOf(link!)).toEqual({ rel: 'stylesheet', href: `//127.0.0.1:${collector.port}/blocks.css` })
    const [elsewhere] = await read(collector, 'b=bestsellers&collector=https://shop.example/gv/')
    expect(elsewhere!.drawn.map(attributesOf).find(({ rel }) => rel)?.href).toBe('https://shop.example/gv/blocks.css')
    const [odd] = await read(collector, 'b=bestsellers&collector=https:shop.example?x')
    expect(odd!.drawn.map(attributesOf).find(({ rel }) => rel)?.href).toBe('https://shop.example/blocks.css')
    const css = await fetch(`${collector.url}/blocks.css`)
    expect(css.headers.get('content-type')).toBe('text/css; charset=utf-8')
    const text = await css.text()
    expect(text).toContain('.n2-6{--n2:6}')
    expect(text).toContain('.media{')
    expect(text).toContain('.row{')
    for (const { attributes } of [linked!]) expect(attributes).not.toHaveProperty('style')
    expect(
      linked!.drawn
        .flatMap(element => Object.keys(attributesOf(element)))
        .filter(name => name === 'style' || name.startsWith('on')),
    ).toEqual([])
  })

  test('has its style inside where a nonce allows it, and is then for one page', async () => {
    const collector = await sold()
    const response = await ask(collector, 'b=bestsellers&nonce=q%2Bw%2Fe%3D%3D')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const body = await response.text()
    expect(body).toContain('<style nonce="q+w/e==">')
    expect(body).not.toContain('<link')
    expect(await (await ask(collector, 'b=bestsellers&nonce=other')).text()).toContain('<style nonce="other">')
  })

  test('does not tell one host where another one asked', async () => {
    const { request } = await import('node:http')
    const collector = await sold()
    const as = (host: string) =>
      new Promise<string>((resolve, reject) => {
        const asked = request(
          { port: collector.port, host: '127.0.0.1', path: '/v1/fragment?site=demo&b=bestsellers', headers: { host } },
          answer => {
            let body = ''
            answer.on('data', part => {
              body += part
            })
            answer.on('end', () => resolve(`${answer.statusCode} ${body}`))
          },
        )
        asked.on('error', reject).end()
      })
    expect(await as('evil.example')).toContain('href="//evil.example/blocks.css"')
    expect(await as('collector.example')).not.toContain('evil')
    expect(await as('"><script>')).toMatch(/^400 /)
  })

  test('makes paths of products safe against the address of the shop, or leaves them as they are', async () => {
    const urls = ['/p/1', 'https://other.example/2', 'javascript:alert(1)', '/.//evil.example/x', '//cdn.example/3']
    const collector = await sold(urls.map((url, n) => product(`P${n}`, { url, image: url })))
    const addresses = async (query: string) => {
      const [block] = await read(collector, `b=bestsellers${query}`)
      return block!.named('card').map(card => attributesOf(card).href)
    }
    expect(await addresses('')).toEqual([
      '/p/1',
      'https://other.example/2',
      undefined,
      '/.//evil.example/x',
      'https://cdn.example/3',
    ])
    expect(await addresses('&base=https://shop.example/pl/')).toEqual([
      'https://shop.example/p/1',
      'https://other.example/2',
      undefined,
      'https://shop.example//evil.example/x',
      'https://cdn.example/3',
    ])
  })

  test.each([
    ['a language', 'lang=%3Cscript%3E', 'lang', 'Use a code such as en or pl-PL.'],
    ['a layout', 'layout=circle', 'layout', 'Use grid or row.'],
    ['what cards show', 'show=price,why', 'show', 'Use any of saving, why, cart, with commas between them.'],
    ['a minimum', 'min=0', 'min', 'Use a whole number from 1 to 48.'],
    ['a minimum', 'min=many', 'min', 'Use a whole number from 1 to 48.'],
    ['a base', 'base=javascript:alert(1)', 'base', 'Use an address such as https://my-shop.example/.'],
    ['a base', 'base=/shop', 'base', 'Use an address such as https://my-shop.example/.'],
    ['a base', 'base=https://a@evil.example/', 'base', 'Use an address such as https://my-shop.example/.'],
    ['a collector', 'collector=data:text/css,x', 'collector', 'Use an address such as https://my-shop.example/.'],
    ['a nonce', 'nonce=%22%3E%3Cscript%3E', 'nonce', 'Use the nonce of the policy of the page.'],
    ['a nonce', 'nonce=', 'nonce', 'Use the nonce of the policy of the page.'],
    ['a heading', `heading=${'x'.repeat(513)}`, 'heading', 'Use at most 512 characters.'],
    ['a block', 'b=horoscope', 'b', `Its type is none. Use one of ${BLOCK_TYPES.join(', ')}.`],
    ['a block', 'b=%3Cscript%3E:A', 'b', `Its type is none. Use one of ${BLOCK_TYPES.join(', ')}.`],
    ['a block', 'b=trending:A;limit=0', 'b', 'Write trending:ANCHOR,ANCHOR;limit=6 with a limit from 1 to 48 and'],
  ])('says of %s that it cannot be read, and what to write: %s', async (_what, query, field, remedy) => {
    const collector = await startCollector()
    const response = await ask(collector, `${query.startsWith('b=') ? '' : 'b=bestsellers&'}${query}`)
    expect(response.status).toBe(400)
    const { problem, message } = await response.json()
    expect({ problem, message }).toMatchObject({
      problem: 'bad_query',
      message: expect.stringContaining(`The query cannot be read (field ${field}). ${remedy}`),
    })
    expect(message).not.toMatch(/[<>]|b=type/)
  })

  test('is refused where recommendations are', async () => {
    const collector = await startCollector({ origins: ['https://shop.example'] })
    const origin = { headers: { origin: 'https://evil.example' } }
    expect((await ask(collector, 'b=bestsellers', origin)).status).toBe(403)
    expect((await ask(collector, 'b=bestsellers')).status).toBe(200)
    expect((await fetch(`${collector.url}/v1/fragment?site=other&b=bestsellers`)).status).toBe(403)
    expect((await fetch(`${collector.url}/v1/fragment?b=bestsellers`)).status).toBe(400)
  })

  test('lets no parameter and no field of a product break out', async () => {
    const fields = ['title', 'url', 'image', 'brand'] as const
    const products = ESCAPES.slice(0, 12).map((text, n) =>
      product(`${n}${text}`.slice(0, 100), Object.fromEntries(fields.map(field => [field, text || 'x']))),
    )
    const collector = await sold([...products, ...SHOP.slice(0, 3)])
    const known = [
      'grapevine-block',
      'template',
      'link',
      'style',
      'section',
      'h2',
      'ul',
      'li',
      'a',
      'div',
      'span',
      'bdi',
      'img',
      's',
      'button',
    ]
    const hostile = fc.oneof(fc.constantFrom(...ESCAPES), fc.string({ unit: 'binary', maxLength: 60 }))
    const names = ['heading', 'lang', 'show', 'layout', 'min', 'base', 'nonce', 'collector', 'market', 'distinct']
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), hostile, hostile, hostile, async (name, text, id, place) => {
        const encode = (part: string) => encodeURIComponent(part.slice(0, 200).replace(/\p{Cs}/gu, ''))
        const b = encodeURIComponent(
          `bestsellers:${encode(id.slice(0, 40))};placement=${encode(place)};category=${encode(place)};limit=20`,
        )
        const response = await ask(collector, `b=${b}&show=why,cart&${name}=${encode(text)}`)
        const body = await response.text()
        expect([200, 400], body).toContain(response.status)
        if (response.status === 400) return
        const tree = parseFragment(body)
        expect(tree.childNodes.map(node => node.nodeName)).toEqual(['grapevine-block'])
        const elements = all(tree)
        expect(elements.map(({ tagName }) => tagName).filter(tag => !known.includes(tag))).toEqual([])
        const attributes = elements.flatMap(element => Object.entries(attributesOf(element)))
        expect(attributes.filter(([key]) => key.startsWith('on') || key === 'style')).toEqual([])
        for (const [key, value] of attributes)
          if (key === 'href' || key === 'src') expect(value).toMatch(/^(https?:\/)?\/[^@]*$/)
      }),
      { numRuns: 150 },
    )
  })
})
