import { describe, expect, test } from 'vitest'
import type { Collector } from '../../../src/collector/createCollector.js'
import { openStore } from '../../../src/collector/openStore.js'
import { batchOf, orderOf, post, recommend, startCollector } from '../collector.js'
import { PAGE_HEADERS } from '../pageHeaders.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

const GOOGLEBOT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'
const TOKEN = 'token-of-the-operator'

/** One visitor who looks at two products and orders them. */
const visit = async (collector: Collector, headers: Record<string, string>) => {
  const look = (item_id: string) => ({ name: 'view_item' as const, params: { items: [{ item_id }] } })
  const session = `session-${Math.random()}`
  const events = [look('A'), look('B'), orderOf(`O-${session}`, ['A', 'B'])].map(event => ({ ...event, session }))
  const answer = await post(collector, batchOf(events), { headers: { ...PAGE_HEADERS, ...headers } })
  expect(await answer.json()).toMatchObject({ accepted: 3 })
}

/** Products of each of these blocks. */
const lists = async (collector: Collector) => {
  const { blocks } = await recommend(collector, 'also-bought:A', 'also-viewed:A', 'bestsellers')
  return blocks.map(({ items }) => items.map(({ id }) => id))
}

const health = async (collector: Collector) => {
  const headers = { authorization: `Bearer ${TOKEN}` }
  return (await (await fetch(`${collector.url}/v1/health`, { headers })).json()).sites.demo
}

describe('what a crawler does', () => {
  test('is counted and moves no list, also after a start', async () => {
    const data = temporaryDirectory()
    const options = { data, minSupport: 1, maxAge: 0, token: TOKEN, learnFromBots: false }
    const collector = await startCollector(options)
    await visit(collector, { 'user-agent': GOOGLEBOT })
    const nothing = await lists(collector)
    expect(nothing.flat()).toEqual([])
    expect(await health(collector)).toMatchObject({
      accepted: 3,
      doubted: { bot: 3 },
      model: { orders: 0, sessions: 0 },
    })
    await visit(collector, PAGE_HEADERS)
    await expect.poll(async () => (await health(collector)).model).toMatchObject({ orders: 1, sessions: 1 })
    expect((await lists(collector)).flat()).toContain('B')
    await collector.close()

    const store = openStore(data, { readonly: true })
    const doubts = [...store.log.read()].map(({ doubt }) => doubt)
    await store.close()
    expect(doubts).toEqual(['bot', 'bot', 'bot', undefined, undefined, undefined])
    const next = await startCollector(options)
    expect(await health(next)).toMatchObject({ doubted: { bot: 3 }, model: { orders: 1, sessions: 1 } })
  })

  test.each([
    ['by who sends the token', false, { authorization: `Bearer ${TOKEN}` }],
    ['where that is asked for', true, {}],
  ])('is learned from %s', async (_, learnFromBots, headers) => {
    const collector = await startCollector({ minSupport: 1, token: TOKEN, learnFromBots })
    await visit(collector, { 'user-agent': GOOGLEBOT, ...headers })
    await expect.poll(async () => (await health(collector)).model).toMatchObject({ orders: 1, sessions: 1 })
    expect((await health(collector)).doubted).toEqual({})
  })

  test.each([
    'Basic c2hvcDpzZWNyZXQ=',
    `Basic ${TOKEN}`,
    TOKEN,
    'Bearer-of-the-proxy 1',
  ])('is counted only by who sends "%s", which is meant for a proxy', async authorization => {
    const collector = await startCollector({ minSupport: 1, token: TOKEN, learnFromBots: false })
    await visit(collector, { 'user-agent': GOOGLEBOT, authorization })
    expect((await health(collector)).doubted).toEqual({ bot: 3 })
  })
})

describe('a visitor who looks at a product each second', () => {
  /** A minute of looks, each told a second time, and an order. */
  const hurry = async (collector: Collector) => {
    const now = Date.now() - 60_000
    const looks = Array.from({ length: 70 }, (_, n) => ({
      name: 'view_item' as const,
      // Within five minutes that are looked at together.
      at: now - (now % 300_000) + n * 800,
      params: { items: [{ item_id: `P-${n}` }] },
    }))
    const batch = batchOf([...looks, orderOf('O-1', ['P-1', 'P-2'])])
    for (const accepted of [71, 0])
      expect(await (await post(collector, batch, { headers: PAGE_HEADERS })).json()).toMatchObject({ accepted })
  }

  test('is learned from up to the sixtieth look, and the order counts', async () => {
    const collector = await startCollector({ token: TOKEN, learnFromBots: false })
    await hurry(collector)
    expect(await health(collector)).toMatchObject({ accepted: 71, doubted: { rate: 10 }, model: { orders: 1 } })
  })

  test('is learned from where that is asked for', async () => {
    const collector = await startCollector({ token: TOKEN, learnFromBots: true })
    await hurry(collector)
    expect((await health(collector)).doubted).toEqual({})
  })
})

test('who searches or shares faster than a person is doubted', async () => {
  for (const event of [
    { name: 'search' as const, params: { search_term: 'lamp' } },
    { name: 'share' as const, params: { item_id: 'A' } },
  ]) {
    const collector = await startCollector({ learnFromBots: false })
    const at = Math.floor(Date.now() / 300_000) * 300_000 - 1_000
    const batch = batchOf(Array.from({ length: 70 }, (_, n) => ({ ...event, session: `s-${n}`, at: at - n })))
    await post(collector, batch, { headers: PAGE_HEADERS })
    const doubted = async () => (await (await fetch(`${collector.url}/v1/health`)).json()).sites.demo.doubted
    expect(await doubted()).toEqual({ rate: 10 })
  }
})
