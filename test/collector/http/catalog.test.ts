import { describe, expect, test } from 'vitest'
import type { Collector } from '../../../src/collector/createCollector.js'
import { batchOf, orderOf, post, recommend, startCollector } from '../collector.js'

const TOKEN = { authorization: 'Bearer secret' }

const send = (collector: Collector, body: unknown, headers: HeadersInit = TOKEN) =>
  fetch(`${collector.url}/v1/catalog`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const update = async (collector: Collector, body: object) =>
  (await (await send(collector, { site: 'demo', ...body })).json()) as Record<string, unknown>

const shown = async (collector: Collector) =>
  (await recommend(collector, 'bestsellers')).blocks[0]?.items.map(({ id }) => id)

const lamp = { id: 'A', title: 'Lamp', price: '12.50 EUR', stock: 3 }

async function withOrders(): Promise<Collector> {
  const collector = await startCollector({ token: 'secret' })
  await post(collector, batchOf([orderOf('1', ['A', 'B'])]))
  await post(collector, batchOf([orderOf('2', ['A'])]))
  return collector
}

describe('POST /v1/catalog', () => {
  test('has its effect with the next answer', async () => {
    const collector = await withOrders()
    expect(await update(collector, { products: [lamp, { id: 'B', title: 'Bulb' }] })).toEqual({
      added: 2,
      changed: 0,
      unchanged: 0,
      removed: 0,
      refused: [],
    })
    expect(await shown(collector)).toEqual(['A', 'B'])
    expect((await recommend(collector, 'bestsellers')).blocks[0]?.items[0]).toMatchObject({ title: 'Lamp' })
    expect(await update(collector, { changes: [{ id: 'A', stock: 0 }] })).toMatchObject({ changed: 1, refused: [] })
    expect(await shown(collector)).toEqual(['B'])
    await update(collector, { changes: [{ id: 'A', stock: 5 }] })
    const [first] = (await recommend(collector, 'bestsellers')).blocks[0]?.items ?? []
    expect(first).toMatchObject({ id: 'A', title: 'Lamp', availability: 'in_stock', price: { amount: 1250 } })
    await update(collector, { changes: [{ id: 'A', hidden: true }] })
    expect(await shown(collector)).toEqual(['B'])
    expect(await update(collector, { remove: ['B', 'nothing'] })).toMatchObject({ removed: 1 })
    expect(await shown(collector)).toEqual([])
  })

  test('changes what is sent and keeps the rest', async () => {
    const collector = await withOrders()
    const sold = { ...lamp, listPrice: '20 EUR', brand: 'Glow', availability: 'preorder' }
    await update(collector, { products: [sold] })
    const card = async () => (await recommend(collector, 'bestsellers')).blocks[0]?.items[0]
    await update(collector, { changes: [{ id: 'A', stock: 0 }] })
    expect(await card()).toMatchObject({ brand: 'Glow', availability: 'preorder', listPrice: { amount: 2000 } })
    await update(collector, { changes: [{ id: 'A', availability: 'in_stock', price: 10 }], currency: 'EUR' })
    expect(await card()).toMatchObject({ availability: 'in_stock', price: { amount: 1000 } })
    expect(await card()).not.toHaveProperty('listPrice')
  })

  test('says what came into the shop, and keeps it to itself', async () => {
    const collector = await withOrders()
    const items = async (type: string) => (await recommend(collector, type)).blocks[0]?.items ?? []
    const addedAt = new Date().toISOString()
    await update(collector, {
      products: [
        { ...lamp, addedAt },
        { id: 'B', title: 'Bulb', addedAt: '2020-01-01' },
      ],
    })
    expect((await items('new-arrivals')).map(({ id }) => id)).toEqual(['A'])
    expect((await items('new-arrivals'))[0]).not.toHaveProperty('addedAt')
    await update(collector, { changes: [{ id: 'A', title: 'Lamp again' }] })
    expect((await items('new-arrivals')).map(({ title }) => title)).toEqual(['Lamp again'])
    await update(collector, {
      changes: [
        { id: 'B', addedAt },
        { id: 'A', addedAt: '2020-01-01' },
      ],
    })
    expect((await items('new-arrivals')).map(({ id }) => id)).toEqual(['B'])
  })

  test('shows on sale what costs less in the market that is asked for', async () => {
    const collector = await withOrders()
    const markets = { de: {}, ch: { price: '11 CHF' }, fr: { price: '8 EUR', listPrice: '10 EUR' } }
    await update(collector, { products: [{ ...lamp, listPrice: '20 EUR', markets }] })
    const shown = async (market: string) => {
      const answer = await fetch(`${collector.url}/v1/recommendations?site=demo&b=on-sale&market=${market}`)
      const { blocks } = (await answer.json()) as Awaited<ReturnType<typeof recommend>>
      return blocks[0]?.items.map(({ id, listPrice }) => [id, listPrice?.amount])
    }
    expect(await shown('de')).toEqual([['A', 2000]])
    expect(await shown('ch')).toEqual([])
    expect(await shown('fr')).toEqual([['A', 1000]])
  })

  test('names what it cannot read and takes the rest', async () => {
    const collector = await withOrders()
    const report = await update(collector, {
      products: [lamp, 7, { id: 'X', title: 'x', price: 'NaN EUR' }, { id: 'Y', title: 'y', colour: 'red' }],
      changes: [
        { id: 'Z', stock: 1 },
        { id: 'A', stock: 'many' },
      ],
    })
    expect(report).toMatchObject({ added: 1 })
    expect(
      (report.refused as { place: string; id?: string; code: string }[]).map(({ place, id, code }) => [
        place,
        id,
        code,
      ]),
    ).toEqual([
      ['products[1]', undefined, 'bad_json'],
      ['products[2]', 'X', 'bad_price'],
      ['products[3]', 'Y', 'unknown_field'],
      ['changes[0]', 'Z', 'unknown_product'],
      ['changes[1]', 'A', 'bad_stock'],
    ])
  })

  test('answers each block for the market that it names, with what sells there', async () => {
    const collector = await startCollector({ token: 'secret' })
    const markets = { de: {}, pl: {} }
    await update(collector, { products: ['rug', 'mat'].map(id => ({ ...lamp, id, markets })) })
    await update(collector, { products: [{ ...lamp, id: 'vase', markets: { de: {} } }] })
    const sold = async (product: string, count: number, market?: string) => {
      for (let n = 0; n < count; n++) {
        const params = { transaction_id: `${product}-${market}-${n}`, items: [{ item_id: product }], market }
        await post(collector, batchOf([{ name: 'purchase', params: JSON.parse(JSON.stringify(params)) }]))
      }
    }
    await sold('vase', 9)
    await sold('rug', 6, 'DE')
    await sold('mat', 5, 'pl')
    const { blocks } = await recommend(collector, 'bestsellers', 'bestsellers;market=PL', 'bestsellers;market=de')
    expect(blocks.map(({ items }) => items.map(({ id }) => id))).toEqual([
      ['vase', 'rug', 'mat'],
      ['mat', 'rug'],
      ['rug', 'vase', 'mat'],
    ])
    expect(new Set(blocks.map(({ recommendationId }) => recommendationId)).size).toBe(3)
  })

  test('answers cards and stock by market', async () => {
    const collector = await withOrders()
    const markets = { de: { price: '10 EUR' }, ch: { price: '11 CHF', stock: 0 } }
    await update(collector, {
      products: [
        { ...lamp, markets },
        { id: 'B', title: 'Bulb' },
      ],
    })
    const items = async (market: string) => {
      const answer = await fetch(`${collector.url}/v1/recommendations?site=demo&b=bestsellers${market}`)
      const { blocks } = (await answer.json()) as Awaited<ReturnType<typeof recommend>>
      return blocks[0]?.items.map(({ id, price }) => [id, price?.amount])
    }
    expect(await items('')).toEqual([
      ['A', 1250],
      ['B', undefined],
    ])
    expect(await items('&market=DE')).toEqual([
      ['A', 1000],
      ['B', undefined],
    ])
    expect(await items('&market=ch')).toEqual([['B', undefined]])
  })

  test('does nothing for who has no token, also on this machine and where there is none', async () => {
    for (const [options, problem] of [
      [{}, 'operator_only'],
      [{ token: 'secret' }, 'wrong_token'],
    ] as const) {
      const collector = await startCollector(options)
      for (const headers of [{}, { authorization: 'Bearer wrong' }])
        expect(await (await send(collector, { site: 'demo', products: [lamp] }, headers)).json()).toMatchObject({
          problem,
        })
    }
  })

  test.each([
    ['{', 'bad_json'],
    ['null', 'bad_catalog'],
    [{ products: [] }, 'bad_catalog'],
    [{ site: 'demo', products: {} }, 'bad_catalog'],
    [{ site: 'demo', product: [] }, 'bad_catalog'],
    [{ site: 'demo', remove: [7] }, 'bad_catalog'],
    [{ site: 'elsewhere' }, 'unknown_site'],
  ])('refuses %j and says why', async (body, problem) => {
    const collector = await startCollector({ token: 'secret' })
    expect(await (await send(collector, body)).json()).toMatchObject({ problem })
  })
})
