import { expect, test } from 'vitest'
import type { Collector } from '../../../src/collector/createCollector.js'
import { openStore } from '../../../src/collector/openStore.js'
import { batchOf, orderOf, post, recommend, startCollector } from '../collector.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

/** So many visitors who look at two products and order them, from these addresses. */
const visits = async (
  collector: Collector,
  count: number,
  address: (n: number) => string,
  products: [string, string] = ['A', 'B'],
) => {
  const look = (item_id: string) => ({ name: 'view_item' as const, params: { items: [{ item_id }] } })
  for (let n = 0; n < count; n++) {
    const session = `session-${address(n)}-${n}`
    const events = [...products.map(look), orderOf(`O-${session}`, products)].map(event => ({ ...event, session }))
    const batch = { ...batchOf(events), visitor: `visitor-${session}`, outbox: `outbox-${session}` }
    const answer = await post(collector, batch, { headers: { 'x-forwarded-for': address(n) } })
    expect(await answer.json()).toMatchObject({ accepted: 3 })
  }
}

/** Buyers of something else, without whom two products that everybody buys have nothing to do with each other. */
const others = (collector: Collector) => visits(collector, 10, n => `7.7.${n}.7`, ['C', 'D'])

const lists = async (collector: Collector) => {
  const { blocks } = await recommend(collector, 'also-bought:A', 'also-viewed:A')
  return blocks.map(({ items }) => items.filter(({ strategy }) => strategy?.startsWith('also')).map(({ id }) => id))
}

test('visitors of one network bring nothing into a list, however many; of several networks they do', async () => {
  const data = temporaryDirectory()
  const collector = await startCollector({ data, maxAge: 0 })
  await others(collector)
  await visits(collector, 20, () => '8.8.8.8')
  const model = async () => (await (await fetch(`${collector.url}/v1/health`)).json()).sites.demo
  await expect.poll(async () => (await model()).model).toMatchObject({ orders: 12, sessions: 12 })
  expect(await model()).toMatchObject({ accepted: 90, doubted: { crowd: 54 } })
  expect(await lists(collector)).toEqual([[], []])
  await visits(collector, 3, n => `9.9.${n}.9`)
  await expect.poll(async () => (await model()).model).toMatchObject({ orders: 15, sessions: 15 })
  await expect.poll(() => lists(collector)).toEqual([['B'], ['B']])
  await collector.close()

  const store = openStore(data, { readonly: true })
  const doubted = [...store.log.read()].filter(({ doubt }) => doubt === 'crowd')
  await store.close()
  expect(doubted).toHaveLength(54)
})

test('all visitors of a network are learned from where the shop says so, and where no address is known', async () => {
  const all = await startCollector({ maxAge: 0, perNetwork: 0 })
  await visits(all, 4, () => '8.8.8.8')
  const nowhere = await startCollector({ maxAge: 0 })
  await visits(nowhere, 4, () => '10.0.0.1')
  for (const collector of [all, nowhere]) await others(collector)
  for (const collector of [all, nowhere]) await expect.poll(() => lists(collector)).toEqual([['B'], ['B']])
})

test('visitors of one network bring nothing into what is passed on most', async () => {
  const collector = await startCollector({ maxAge: 0 })
  const share = async (n: number, address: string) => {
    const event = { name: 'share' as const, session: `s-${n}`, params: { item_id: 'A' } }
    await post(collector, batchOf([event]), { headers: { 'x-forwarded-for': address } })
  }
  const shared = async () => {
    const [block] = (await recommend(collector, 'most-shared')).blocks
    return block?.items.filter(({ strategy }) => strategy === 'most-shared').map(({ id }) => id)
  }
  await post(collector, batchOf([orderOf('O', ['A'])]))
  for (let n = 0; n < 9; n++) await share(n, '8.8.8.8')
  const doubted = async () => (await (await fetch(`${collector.url}/v1/health`)).json()).sites.demo.doubted
  await expect.poll(doubted).toEqual({ crowd: 7 })
  expect(await shared()).toEqual([])
  await share(9, '9.9.9.9')
  await expect.poll(shared, { timeout: 4_000 }).toEqual(['A'])
})

test('sessions of nobody are of a network too, whatever they do', async () => {
  const collector = await startCollector({ maxAge: 0 })
  await others(collector)
  await post(collector, batchOf([orderOf('O', ['A', 'B'])]))
  const visit = (n: number, address: string) => {
    const events = [
      { name: 'search' as const, params: { search_term: 'lamp' } },
      { name: 'view_item' as const, params: { items: [{ item_id: 'A' }] } },
      { name: 'share' as const, params: { item_id: 'A' } },
    ].map(event => ({ ...event, session: `nobody-${n}` }))
    return post(
      collector,
      { ...batchOf(events), visitor: null, outbox: `outbox-${n}` },
      { headers: { 'x-forwarded-for': address } },
    )
  }
  for (let n = 0; n < 9; n++) await visit(n, '8.8.8.8')
  const doubted = async () => (await (await fetch(`${collector.url}/v1/health`)).json()).sites.demo.doubted
  await expect.poll(doubted).toEqual({ crowd: 21 })
  const firsts = async () => {
    const { blocks } = await recommend(collector, 'search-term;term=lamp', 'most-shared')
    return blocks.map(({ items }) => items[0]?.strategy)
  }
  expect(await firsts()).toEqual(['bestsellers', 'bestsellers'])
  await visit(9, '9.9.9.9')
  await expect.poll(firsts, { timeout: 4_000 }).toEqual(['search-term', 'most-shared'])
})
