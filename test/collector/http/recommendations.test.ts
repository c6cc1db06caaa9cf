import { describe, expect, test } from 'vitest'
import type { Product } from '../../../src/collector/catalog/Product.js'
import type { Collector } from '../../../src/collector/createCollector.js'
import { openStore } from '../../../src/collector/openStore.js'
import type { RecommendationsAnswer } from '../../../src/protocol/recommendations.js'
import { minor } from '../builders.js'
import { batchOf, orderOf, post, recommend, startCollector } from '../collector.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

const product = (id: string, over: Partial<Product> = {}): Product => ({
  id,
  title: `The ${id}`,
  url: `https://shop.example/${id}`,
  price: { amount: minor(1250), currency: 'EUR' },
  availability: 'in_stock',
  categories: ['Lights'],
  source: 'catalog',
  ...over,
})

/** Orders of as many visitors as there are lists of products. */
async function buy(collector: Collector, ...orders: string[][]) {
  for (const products of orders) {
    const order = `T-${Math.random()}`
    expect(await (await post(collector, batchOf([orderOf(order, products)]))).json()).toMatchObject({ accepted: 1 })
  }
}

/** Enough other orders that a pair bought together is more than chance. */
const others = Array.from({ length: 12 }, (_, n) => [`OTHER-${n}`])

const repeat = (times: number, products: string[]) => Array.from({ length: times }, () => products)

async function withCatalog(products: Product[], options: object = {}): Promise<Collector> {
  const data = temporaryDirectory()
  const store = openStore(data)
  store.catalog.upsert('demo', products)
  await store.close()
  return startCollector({ data, ...options })
}

describe('GET /v1/recommendations', () => {
  test('changes as soon as the receipt of an order is there', async () => {
    const collector = await withCatalog([product('A'), product('B'), product('C')], { minSupport: 2 })
    await buy(collector, ...others, ['A', 'B'])
    const first = async () => (await recommend(collector, 'also-bought:A;limit=1')).blocks[0]?.items[0]
    expect(await first()).toMatchObject({ strategy: 'category-bestsellers' })
    await buy(collector, ['A', 'B'])
    expect(await first()).toMatchObject({ id: 'B', strategy: 'also-bought', support: '2+' })
    await buy(collector, ...repeat(3, ['A', 'C']))
    expect(await first()).toMatchObject({ id: 'C', strategy: 'also-bought', support: '2+' })
  })

  test('answers cards of the catalog, and the name alone of what only orders know', async () => {
    const collector = await withCatalog([product('A'), product('B', { stock: 4, description: 'secret', groupId: 'g' })])
    const named = {
      transaction_id: 'T',
      items: [{ item_id: 'A' }, { item_id: 'B', item_name: 'x' }, { item_id: 'N', item_name: '<b>New</b>' }],
    }
    for (let n = 0; n < 3; n++) {
      await post(collector, batchOf([{ name: 'purchase', params: { ...named, transaction_id: `T-${n}` } }]))
    }
    await buy(collector, ...others)
    const [block] = (await recommend(collector, 'also-bought:A;placement=under%20it;limit=2')).blocks
    expect(block).toMatchObject({ type: 'also-bought', placement: 'under it', source: 'primary', ageMs: 0 })
    expect(block?.recommendationId).toMatch(/^[0-9a-f]{32}$/)
    expect(block?.items).toEqual([
      {
        id: 'B',
        title: 'The B',
        url: 'https://shop.example/B',
        price: { amount: 1250, currency: 'EUR' },
        availability: 'in_stock',
        categories: ['Lights'],
        strategy: 'also-bought',
        support: '3+',
      },
      { id: 'N', title: '<b>New</b>', availability: 'in_stock', strategy: 'also-bought', support: '3+' },
    ])
  })

  test('shows no anchor or excluded product, and none twice where the answer is to be distinct', async () => {
    const collector = await startCollector({ minSupport: 2 })
    await buy(collector, ...others, ...repeat(3, ['A', 'B', 'C', 'D']))
    const asked = ['also-bought:A;limit=2', 'bestsellers;limit=5;exclude=D', 'bestsellers;limit=48']
    const idsOf = ({ blocks }: RecommendationsAnswer) => blocks.map(block => block.items.map(item => item.id))
    const query = asked.map(block => `&b=${encodeURIComponent(block)}`).join('')
    const distinct = await fetch(`${collector.url}/v1/recommendations?site=demo&distinct=1${query}`)
    const ids = idsOf((await distinct.json()) as RecommendationsAnswer)
    expect(ids[0]).toEqual(['B', 'C'])
    expect(ids[1]).toHaveLength(5)
    expect(ids[1]).not.toContain('D')
    expect(ids[2]).toContain('D')
    expect(new Set(ids.flat()).size).toBe(ids.flat().length)
    const each = idsOf(await recommend(collector, ...asked))
    expect(each[2]).toEqual(expect.arrayContaining(['B', 'C', 'D']))
  })

  test('never shows what is out of stock or removed', async () => {
    const data = temporaryDirectory()
    const store = openStore(data)
    store.catalog.upsert(
      'demo',
      ['A', 'B', 'C', 'D'].map(id => product(id)),
    )
    const collector = await startCollector({ data, minSupport: 2 })
    await buy(collector, ...others, ...repeat(3, ['A', 'B', 'C', 'D']))
    const shown = async () => (await recommend(collector, 'also-bought:A')).blocks[0]?.items.map(item => item.id)
    expect(await shown()).toEqual(expect.arrayContaining(['B', 'C', 'D']))
    store.catalog.upsert('demo', [product('B', { availability: 'out_of_stock' }), product('C', { stock: 0 })])
    store.catalog.remove('demo', ['D'])
    await expect.poll(shown, { timeout: 3000 }).not.toContain('B')
    expect(await shown()).not.toEqual(expect.arrayContaining(['C']))
    expect(await shown()).not.toEqual(expect.arrayContaining(['D']))
    await buy(collector, ['A', 'D'])
    expect(await shown()).not.toContain('D')
    await store.close()
  })

  test('names anchors that the catalog does not have where it is to explain, and counts those that pages name', async () => {
    const ordered = product('only-ordered', { source: 'order' })
    const collector = await withCatalog([product('A'), product('B'), product('C', { source: 'order' }), ordered])
    const sites = async () => (await (await fetch(`${collector.url}/v1/health`)).json()).sites.demo
    expect(await sites()).toMatchObject({ catalog: 2, unlisted: 2 })
    const looked = (item_id: string) => ({ name: 'view_item' as const, params: { items: [{ item_id }] } })
    await post(collector, batchOf([looked('SKU-typo'), looked('A')]))
    await expect.poll(sites).toMatchObject({ catalog: 2, unlisted: 3 })
    const ask = async (query: string) =>
      (await (await fetch(`${collector.url}/v1/recommendations?site=demo&${query}`)).json()).blocks
    const query = 'b=also-bought:A,SKU-typo,never-seen,only-ordered&b=also-bought:B'
    const [some, none] = await ask(`${query}&explain=1`)
    expect(some.unlisted).toEqual(['SKU-typo', 'never-seen', 'only-ordered'])
    expect(none).not.toHaveProperty('unlisted')
    for (const block of await ask(query)) expect(block).not.toHaveProperty('unlisted')
  })

  test('answers what the browser remembers, in its order and only if it is known', async () => {
    const collector = await withCatalog([product('A'), product('B'), product('gone', { availability: 'out_of_stock' })])
    const [block] = (await recommend(collector, 'recently-viewed:B,unknown,gone,A')).blocks
    expect(block?.items.map(item => item.id)).toEqual(['B', 'A'])
    expect(block?.items[0]?.support).toBeUndefined()
  })

  test('is the same for everybody who asks the same, until something changes', async () => {
    const collector = await startCollector({ minSupport: 2, maxAge: 30 })
    await buy(collector, ...others, ...repeat(2, ['A', 'B']))
    const url = `${collector.url}/v1/recommendations?site=demo&b=also-bought%3AA`
    const first = await fetch(url)
    const body = await first.text()
    expect(first.headers.get('cache-control')).toBe('public, max-age=30, stale-while-revalidate=300')
    const etag = first.headers.get('etag') ?? ''
    expect(await (await fetch(url)).text()).toBe(body)
    expect(await (await fetch(`${url}&unknown=1`)).text()).toBe(body)
    const unchanged = await fetch(url, { headers: { 'if-none-match': `"other", W/${etag}` } })
    expect([unchanged.status, await unchanged.text()]).toEqual([304, ''])
    expect(unchanged.headers.get('etag')).toBe(etag)
    expect(unchanged.headers.get('access-control-allow-origin')).toBe('*')
    await buy(collector, ...repeat(3, ['A', 'C']))
    const changed = await fetch(url, { headers: { 'if-none-match': etag } })
    expect(changed.status).toBe(200)
    const { blocks } = JSON.parse(body)
    const now = (await changed.json()).blocks
    expect(now[0].recommendationId).not.toBe(blocks[0].recommendationId)
  })

  test('is asked for every time where nothing may be kept, and never shown out of date', async () => {
    const collector = await startCollector({ maxAge: 0 })
    const answer = await fetch(`${collector.url}/v1/recommendations?site=demo&b=bestsellers`)
    expect(answer.headers.get('cache-control')).toBe('public, no-cache')
    expect(answer.headers.get('etag')).toMatch(/^".+"$/)
  })

  test('answers in the order of the question, also with nothing', async () => {
    const collector = await startCollector()
    expect(await recommend(collector, 'bestsellers', 'also-bought:A;category=x')).toEqual({
      v: 1,
      blocks: [
        { type: 'bestsellers', recommendationId: expect.any(String), source: 'none', ageMs: 0, items: [] },
        { type: 'also-bought', recommendationId: expect.any(String), source: 'none', ageMs: 0, items: [] },
      ],
    })
  })

  test.each([
    ['no site', '?b=bestsellers', 400, 'bad_query'],
    ['no block', '?site=demo', 400, 'bad_query'],
    ['a block of another world', '?site=demo&b=horoscope', 400, 'bad_query'],
    ['a bad limit', '?site=demo&b=bestsellers;limit=0', 400, 'bad_query'],
    ['too many blocks', `?site=demo${'&b=bestsellers'.repeat(13)}`, 400, 'bad_query'],
    ['another site', '?site=other&b=bestsellers', 403, 'unknown_site'],
  ])('refuses %s', async (_, query, status, problem) => {
    const collector = await startCollector()
    const response = await fetch(`${collector.url}/v1/recommendations${query}`)
    expect([response.status, await response.json()]).toMatchObject([status, { problem }])
  })

  test('keeps sites apart', async () => {
    const collector = await startCollector({ sites: ['one', 'two'], minSupport: 1 })
    await post(collector, batchOf([orderOf('T-1', ['A'])], { site: 'one' }))
    const items = async (site: string) =>
      (await (await fetch(`${collector.url}/v1/recommendations?site=${site}&b=bestsellers`)).json()).blocks[0].items
    expect(await items('one')).toMatchObject([{ id: 'A' }])
    expect(await items('two')).toEqual([])
  })

  test('shows what was bought after a look, what is trending, and what is bought again', async () => {
    const collector = await startCollector()
    const day = 86_400_000
    const look = { name: 'view_item' as const, params: { items: [{ item_id: 'tent' }] } }
    for (let n = 0; n < 5; n++) {
      const before = { ...orderOf(`gas-${n}`, ['gas']), at: Date.now() - 9 * day }
      await post(collector, batchOf([before, { ...look, session: `s-${n}` }, orderOf(`stove-${n}`, ['stove', 'gas'])]))
    }
    await buy(collector, ...others)
    const first = async (block: string) => (await recommend(collector, block)).blocks[0]?.items[0]
    await expect
      .poll(() => first('bought-after-viewing:tent'), { timeout: 4_000 })
      .toMatchObject({ id: 'gas', strategy: 'bought-after-viewing', support: '3+' })
    expect(await first('trending')).toMatchObject({ id: 'stove', strategy: 'trending', support: '3+' })
    expect(await first('trending;exclude=stove,gas')).toMatchObject({ id: 'tent', strategy: 'trending' })
    const again = (await recommend(collector, 'buy-again:tent,stove,gas')).blocks[0]
    expect(again?.items).toMatchObject([{ id: 'gas', strategy: 'buy-again', support: '3+' }])
  })

  test('shows what was looked at after a search, and what was passed on, by several visitors', async () => {
    const collector = await startCollector()
    const look = (item_id: string) => ({ name: 'view_item' as const, params: { items: [{ item_id }] } })
    const search = { name: 'search' as const, params: { search_term: 'Desk lamp' } }
    const share = { name: 'share' as const, params: { item_id: 'lamp', method: 'copy' } }
    const visit = (n: number, events: Parameters<typeof batchOf>[0]) =>
      post(
        collector,
        batchOf(events.map((event, at) => ({ ...event, session: `s-${n}`, at: Date.now() - 9_000 + at * 1000 }))),
      )
    for (let n = 0; n < 9; n++) await visit(n, [look('rug')])
    for (let n = 9; n < 11; n++) await visit(n, [search, look('lamp'), share])
    const first = async (block: string) => (await recommend(collector, block)).blocks[0]?.items[0]
    await expect.poll(() => first('trending'), { timeout: 4_000 }).toMatchObject({ id: 'rug' })
    expect(await first('search-term;term=desk%20lamp')).toBeUndefined()
    expect(await first('most-shared')).toBeUndefined()
    await visit(11, [search, look('lamp'), share])
    await expect
      .poll(() => first('search-term;term=LAMP,%20desk'), { timeout: 4_000 })
      .toMatchObject({ id: 'lamp', strategy: 'search-term', support: '3+' })
    expect(await first('most-shared')).toMatchObject({ id: 'lamp', strategy: 'most-shared', support: '3+' })
    expect(await first('search-term;term=rug')).toBeUndefined()
  })

  test('shows for you what two visitors looked at, and not what one did', async () => {
    const collector = await startCollector()
    const look = (item_id: string) => ({ name: 'view_item' as const, params: { items: [{ item_id }] } })
    const visit = (n: number, ...products: string[]) =>
      post(
        collector,
        batchOf(products.map((id, at) => ({ ...look(id), session: `s-${n}`, at: Date.now() - 9_000 + at }))),
      )
    await visit(1, 'lamp', 'bulb', 'alone')
    await visit(2, 'lamp', 'bulb')
    const shown = async () => (await recommend(collector, 'for-you:lamp')).blocks[0]
    await expect.poll(async () => (await shown())?.items.map(({ id }) => id), { timeout: 4_000 }).toEqual(['bulb'])
    expect((await shown())?.items[0]).toMatchObject({ strategy: 'for-you' })
    expect((await recommend(collector, 'also-viewed:lamp')).blocks[0]?.items).toEqual([])
    await visit(3, 'lamp', 'bulb')
    await expect
      .poll(async () => (await recommend(collector, 'also-viewed:lamp')).blocks[0]?.items[0], { timeout: 4_000 })
      .toMatchObject({ id: 'bulb', strategy: 'also-viewed', support: '3+' })
  })
})
