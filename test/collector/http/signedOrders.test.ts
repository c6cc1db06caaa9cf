import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Collector, createCollector } from '../../../src/collector/createCollector.js'
import { openStore } from '../../../src/collector/openStore.js'
import type { WireEvent } from '../../../src/protocol/event.js'
import { batchOf, orderOf, post, recommend, startCollector } from '../collector.js'
import { PAGE_HEADERS } from '../pageHeaders.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

const KEY = 'key-of-the-server'
const TOKEN = 'token-of-the-operator'
const OPTIONS = { maxAge: 0, orderKey: KEY, token: TOKEN }

/** `told`: the number that the event says, which may be another than the one that was signed. */
const signed = (order: string, products: readonly string[], told = order, key = KEY): Partial<WireEvent> => {
  const signature = createHmac('sha256', key)
    .update([order, ...products.map(product => `1 ${product}`)].join('\n'))
    .digest('hex')
  return {
    name: 'purchase',
    params: { transaction_id: told, items: products.map(item_id => ({ item_id })), signature },
  }
}

/** An order of each of these numbers, by a visitor of its own. */
const orders = async (
  collector: Collector,
  numbers: readonly string[],
  make: (order: string, products: readonly string[]) => Partial<WireEvent> = orderOf,
  { products = ['A', 'B'], headers = {} }: { products?: readonly string[]; headers?: Record<string, string> } = {},
) => {
  for (const number of numbers) {
    const visitor = `visitor-${number}`
    const answer = await post(collector, batchOf([make(number, products)], { visitor }), { headers })
    expect(await answer.json()).toMatchObject({ accepted: 1 })
  }
}

const health = async (collector: Collector) =>
  (await (await fetch(`${collector.url}/v1/health`, { headers: { authorization: `Bearer ${TOKEN}` } })).json()).sites
    .demo

const bought = async (collector: Collector) => {
  const { blocks } = await recommend(collector, 'also-bought:A')
  return blocks[0]!.items.filter(({ strategy }) => strategy?.startsWith('also')).map(({ id }) => id)
}

/** Buyers of something else, without whom two products that everybody buys have nothing to do with each other. */
const others = (collector: Collector) =>
  orders(
    collector,
    Array.from({ length: 10 }, (_, n) => `O-${n}`),
    signed,
    { products: ['C', 'D'] },
  )

test('orders that nobody has signed are counted and move no list; those with a signature or the token do', async () => {
  const collector = await startCollector(OPTIONS)
  await others(collector)
  await orders(collector, ['1', '2', '3', '4'])
  await orders(collector, ['5'], (order, products) => signed('6', products, order))
  expect(await health(collector)).toMatchObject({ accepted: 15, doubted: { unsigned: 5 } })
  expect(await bought(collector)).toEqual([])
  await orders(collector, ['6', '7'], signed)
  await orders(collector, ['8'], orderOf, { headers: { authorization: `Bearer ${TOKEN}` } })
  await expect.poll(() => bought(collector)).toEqual(['B'])
  expect((await health(collector)).doubted).toEqual({ unsigned: 5 })
})

test('a signature counts whatever the sender looks like, and looks at products need none', async () => {
  const collector = await startCollector({ ...OPTIONS, learnFromBots: false })
  await orders(collector, ['1'], signed, { headers: { 'user-agent': 'curl/8.5.0' } })
  const look = (item_id: string) => ({ name: 'view_item' as const, session: 's', params: { items: [{ item_id }] } })
  await post(collector, batchOf([look('A'), look('B')]), { headers: PAGE_HEADERS })
  await expect.poll(() => health(collector)).toMatchObject({ accepted: 3, model: { orders: 1, sessions: 1 } })
  expect((await health(collector)).doubted).toEqual({})
})

test('an order that the page told first is learned when the server tells it, and its lines stand in one event', async () => {
  const data = temporaryDirectory()
  const collector = await startCollector({ ...OPTIONS, data })
  await others(collector)
  const numbers = ['1', '2', '3']
  await orders(collector, numbers)
  expect(await bought(collector)).toEqual([])
  await orders(collector, numbers, signed)
  await expect.poll(() => bought(collector)).toEqual(['B'])
  await collector.close()
  const store = openStore(data, { readonly: true })
  const lines = [...store.log.read({ names: ['purchase'] })]
    .filter(({ event }) => event.name === 'purchase' && numbers.includes(event.params.transaction_id))
    .map(({ event, doubt }) => [doubt, event.name === 'purchase' && event.params.items.length])
  await store.close()
  expect(lines).toEqual([...numbers.map(() => ['unsigned', 0]), ...numbers.map(() => [undefined, 2])])
})

test('a return that nobody has signed takes nothing out of the lists', async () => {
  const collector = await startCollector(OPTIONS)
  await others(collector)
  const numbers = ['1', '2', '3']
  await orders(collector, numbers, signed)
  await expect.poll(() => bought(collector)).toEqual(['B'])
  const refund = (transaction_id: string, signature?: string) =>
    post(collector, batchOf([{ name: 'refund', params: { transaction_id, ...(signature && { signature }) } }]))
  for (const number of numbers) expect(await (await refund(number)).json()).toMatchObject({ accepted: 1 })
  expect(await health(collector)).toMatchObject({ doubted: { unsigned: 3 } })
  expect(await bought(collector)).toEqual(['B'])
  await refund('1', createHmac('sha256', KEY).update('1').digest('hex'))
  await expect.poll(() => bought(collector)).toEqual([])
})

test('while the key is changed, what is signed with the new one or the old one moves lists, and nothing else does', async () => {
  const collector = await startCollector({ ...OPTIONS, orderKey: ['next-key-of-the-server', KEY] })
  const by = (key: string) => (order: string, products: readonly string[]) => signed(order, products, order, key)
  await others(collector)
  await orders(collector, ['1', '2', '3', '4'], by('key-of-somebody-else'))
  await orders(collector, ['5'], by('next-key-of-the-server\n'))
  expect(await health(collector)).toMatchObject({ accepted: 15, doubted: { unsigned: 5 } })
  expect(await bought(collector)).toEqual([])
  await orders(collector, ['6', '7'], by('next-key-of-the-server'))
  await orders(collector, ['8'], by(KEY))
  await expect.poll(() => bought(collector)).toEqual(['B'])
  expect((await health(collector)).doubted).toEqual({ unsigned: 5 })
})

test.each([
  [['short', KEY], /order key.*16 characters/],
  [[], /order key.*16 characters/],
  [[KEY, `${KEY}-2`, `${KEY}-3`], /2 keys at most.*Leave out the oldest\.$/],
])('%j as keys are refused with a sentence', async (orderKey, sentence) => {
  await expect(createCollector({ data: temporaryDirectory(), port: 0, orderKey })).rejects.toThrow(sentence)
})

test('a key that is too short is refused with a sentence', async () => {
  await expect(createCollector({ data: temporaryDirectory(), port: 0, orderKey: 'short' })).rejects.toThrow(
    /order key.*16 characters/,
  )
})
