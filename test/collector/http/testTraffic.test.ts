import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Collector } from '../../../src/collector/createCollector.js'
import { batchOf, orderOf, post, recommend, startCollector } from '../collector.js'

const KEY = 'key-of-the-server'

const look = (item_id: string) => ({ name: 'view_item' as const, params: { items: [{ item_id }] } })

/** Two looks and an order of both. */
const visit = async (collector: Collector, visitor: string | null, event: object = {}, over: object = {}) => {
  const session = visitor && `session of ${visitor}`
  const events = [look('A'), look('B'), orderOf(`O-${visitor}-${JSON.stringify(event)}`, ['A', 'B'])]
  const batch = batchOf(
    events.map(one => ({ ...one, session, ...event })),
    { visitor, ...over },
  )
  expect(await (await post(collector, batch)).json()).toMatchObject({ accepted: 3, rejected: [] })
}

const health = async (collector: Collector) => (await (await fetch(`${collector.url}/v1/health`)).json()).sites.demo

const metric = async (collector: Collector, name: string) => {
  const text = await (await fetch(`${collector.url}/metrics`)).text()
  return Number(new RegExp(`^grapevine_${name}{site="demo"} (\\d+)`, 'm').exec(text)?.[1])
}

const lists = async (collector: Collector) => {
  const { blocks } = await recommend(collector, 'also-bought:A', 'also-viewed:A', 'bestsellers', 'trending')
  return blocks.flatMap(({ items }) => items.map(({ id }) => id))
}

test('what somebody does who tests the shop is counted and in no list; what a shopper does is', async () => {
  const collector = await startCollector({ minSupport: 1, maxAge: 0, learnFromBots: true })
  await visit(collector, 'test-0123')
  await visit(collector, null, { pageView: 'test-4567' }, { consent: 'anonymous' })
  expect(await health(collector)).toMatchObject({
    accepted: 6,
    doubted: { test: 6 },
    model: { orders: 0, sessions: 0 },
  })
  expect(await lists(collector)).toEqual([])
  expect(await metric(collector, 'events_doubted')).toBe(6)

  await visit(collector, 'contest-1')
  await expect.poll(async () => (await health(collector)).model).toMatchObject({ orders: 1, sessions: 1 })
  expect((await health(collector)).doubted).toEqual({ test: 6 })
  expect(await lists(collector)).toContain('B')
})

test('an order that the server has signed is none where somebody tests the shop', async () => {
  const collector = await startCollector({ minSupport: 1, orderKey: KEY })
  const signature = createHmac('sha256', KEY).update('O-1\n1 A\n1 B').digest('hex')
  const signed = (visitor: string) => {
    const { params, ...order } = orderOf('O-1', ['A', 'B'])
    return post(collector, batchOf([{ ...order, params: { ...params, signature } as never }], { visitor }))
  }
  await signed('test-0123')
  expect(await health(collector)).toMatchObject({ doubted: { test: 1 }, model: { orders: 0 } })
  await signed('visitor-1')
  await expect.poll(async () => (await health(collector)).model.orders).toBe(1)
})
