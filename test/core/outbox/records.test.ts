import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { openStore, type Store } from '../../../src/core/openStore.js'
import { createOutbox } from '../../../src/core/outbox/createOutbox.js'
import { draft, whole } from '../../contracts/outbox.js'
import { RELEASED } from './releasedRecords.js'

let databases = 0

/** An outbox on a database that holds these records already, and a look into it. */
async function outboxOn(records: Record<string, unknown>) {
  const store: Store = openStore(`records-${++databases}`)
  await store('readwrite', objects => {
    for (const [key, record] of Object.entries(records)) objects.put(record, key)
  })
  const held = () =>
    store(
      'readonly',
      objects =>
        new Promise<Map<string, unknown>>(resolve => {
          const [keys, all] = [objects.getAllKeys(), objects.getAll()]
          all.onsuccess = () => resolve(new Map(keys.result.map((key, i) => [`${key}`, all.result[i]])))
        }),
    )
  const failures: unknown[] = []
  const outbox = whole(createOutbox({ store, allowed: () => true, refused: error => failures.push(error) }))
  return { outbox, held, failures }
}

/** The shape of a value: its keys and the types of what is in it. */
const shape = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.slice(0, 1).map(shape)
    : value && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
      : typeof value

const isEvent = (key: string) => key.startsWith('e1|')

describe.each(Object.entries(RELEASED))('the records of release %s', (_, records) => {
  const ids = Object.keys(records)
    .filter(isEvent)
    .map(key => key.split('|').pop())
  const self = records.self as { outbox: string; seq: number; visitor: string }

  it('are sent as they are and acknowledged, and the next event follows them', async () => {
    const { outbox, held, failures } = await outboxOn(records)
    expect(await outbox.size()).toBe(ids.length)
    await outbox.append([draft('share', { at: 1_795_305_600_900 })])
    const waiting = await outbox.peek(10)
    expect(waiting.map(one => one.event.id).slice(0, -1)).toEqual(ids)
    for (const one of waiting.slice(0, -1)) expect(Object.values(records)).toContainEqual(one)
    expect(waiting.at(-1)).toMatchObject({ outbox: self.outbox, visitor: self.visitor, event: { seq: self.seq + 1 } })
    await outbox.ack(waiting)
    expect([...(await held()).keys()]).toEqual(['self'])
    const books = await outbox.books()
    expect(books.tracked).toBe(books.counted)
    expect(failures).toEqual([])
  })
})

it('what is written today has the shape of the newest release', async () => {
  const records = Object.values(RELEASED).at(-1)!
  const { outbox, held } = await outboxOn({})
  const items = [{ item_id: 'SKU-1', price: 12.5 }]
  await outbox.append([draft('view_item', { params: { currency: 'EUR', value: 12.5, items } })])
  await outbox.self({ customer: 'C-77' })
  await outbox.append([draft('login')])
  const today = [...(await held())].filter(([key]) => isEvent(key))
  const released = Object.entries(records).filter(([key]) => isEvent(key))
  expect(today.map(([, record]) => shape(record))).toEqual(released.map(([, record]) => shape(record)))
  const form = (key: string) => key.split('|').map(part => part.length)
  expect(today.map(([key]) => form(key))).toEqual(released.map(([key]) => form(key)))
  const self = shape((await held()).get('self'))
  for (const name of ['outbox', 'seq', 'visitor', 'session', 'customer', 'sessionAt', 'lost', 'moved', 'recent'])
    expect(self).toHaveProperty(name, (shape(records.self) as Record<string, unknown>)[name])
})

describe('records of other shapes', () => {
  it('of other versions: are left alone, and not counted as waiting', async () => {
    const others = { 'e0|old': { shape: 'old' }, 'e2|later': { shape: 'later' }, 'kv|block': [1], e1: 5 }
    const { outbox, held } = await outboxOn(others)
    await outbox.append([draft()])
    await outbox.ack(await outbox.peek(10))
    expect(await outbox.size()).toBe(0)
    const { self: _, ...left } = Object.fromEntries(await held())
    expect(left).toEqual(others)
  })

  it.each([
    [null],
    ['a text'],
    [{}],
    [{ visitor: 'old', counter: 7 }],
    [[1, 2]],
  ])('identity %j: what it lacks is new', async self => {
    const { outbox } = await outboxOn({ self })
    expect(await outbox.append([draft()])).toBe(true)
    expect(await outbox.append([draft()])).toBe(true)
    const [first, second] = await outbox.peek(10)
    expect([first!.event.seq, second!.event.seq]).toEqual([1, 2])
    expect(first!.outbox).toMatch(/^[0-9a-f]{32}$/)
    expect(first!.visitor).toBe((self as { visitor?: string } | null)?.visitor ?? first!.visitor)
    expect(second!.outbox).toBe(first!.outbox)
  })

  it('events that are none, or lie under another id: are deleted, and what is behind them is sent', async () => {
    const event = { id: 'moved', seq: 1, at: 0, name: 'share', params: {} }
    const { outbox, held, failures } = await outboxOn({
      'e1|000000001|000000001|a': null,
      'e1|000000001|000000002|b': 'a text',
      'e1|000000001|000000003|c': { outbox: 'o' },
      'e1|000000001|000000004|d': { outbox: 'o', event: { ...event, id: 'd', params: undefined } },
      'e1|000000001|000000005|e': { outbox: 'o', event },
      'e1|000000001|000000006|f': { outbox: 'o', event: { ...event, id: 'f', name: 5 } },
    })
    const one = draft()
    await outbox.append([one])
    await outbox.peek(2)
    await outbox.peek(3)
    expect((await outbox.peek(10)).map(({ event: { id, name } }) => `${id} ${name}`)).toEqual([
      'f 5',
      `${one.id} ${one.name}`,
    ])
    await outbox.ack(await outbox.peek(10))
    expect([...(await held()).keys()]).toEqual(['self'])
    expect(await outbox.size()).toBe(0)
    expect(failures).toEqual([])
  })
})
