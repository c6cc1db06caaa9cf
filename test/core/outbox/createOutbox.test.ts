import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { openStore, type Store } from '../../../src/core/openStore.js'
import { createOutbox } from '../../../src/core/outbox/createOutbox.js'
import { draft, outboxContract, whole } from '../../contracts/outbox.js'

let databases = 0
const freshName = () => `outbox-${++databases}`

const on = (store: Store, refused: (error: unknown) => unknown = () => {}, allowed = () => true) =>
  whole(createOutbox({ store, allowed, refused }))

outboxContract({
  name: 'IndexedDB (in Node)',
  durable: true,
  async open() {
    const name = freshName()
    return { outbox: on(openStore(name)), another: () => on(openStore(name)) }
  },
})

/** A store whose every use fails, until it is mended. */
function brokenStore(store: Store) {
  let broken = true
  const wrapped: Store = Object.assign(
    (...use: Parameters<Store>) => (broken ? Promise.reject(new DOMException('', 'UnknownError')) : store(...use)),
    { remove: () => store.remove() },
  ) as Store
  return { wrapped, mend: () => (broken = false), breakAgain: () => (broken = true) }
}

outboxContract({
  name: 'memory, since storage refuses',
  durable: false,
  async open() {
    const { wrapped } = brokenStore(openStore(freshName()))
    return { outbox: on(wrapped), another: () => on(wrapped) }
  },
})

/** A store that writes down which durability each of its writers asked for. */
function watchedStore(store: Store) {
  const asked: (string | undefined)[] = []
  const watched = Object.assign(
    (...use: Parameters<Store>) => {
      if (use[0] === 'readwrite') asked.push(use[2])
      return store(...use)
    },
    { remove: () => store.remove() },
  ) as Store
  return { watched, asked }
}

describe('outbox without consent for ids', () => {
  it('keeps events in memory without visitor, customer and session, and never touches the store', async () => {
    let uses = 0
    const store = Object.assign(() => Promise.reject(++uses), { remove: async () => {} }) as unknown as Store
    const outbox = on(store, undefined, () => false)
    await outbox.self({ customer: 'C-1' })
    expect(await outbox.append([draft(), draft()])).toBe(false)
    const waiting = await outbox.peek(10)
    expect(waiting).toHaveLength(2)
    for (const { event, visitor, customer } of waiting) {
      expect([event.session ?? null, visitor ?? null, customer ?? null]).toEqual([null, null, null])
    }
    await outbox.ack(waiting)
    expect(uses).toBe(0)
  })
})

describe('outbox whose storage fails for a while', () => {
  it('keeps every event and moves those from memory to disk with the next one', async () => {
    const name = freshName()
    const { wrapped, mend, breakAgain } = brokenStore(openStore(name))
    const failures: unknown[] = []
    const outbox = on(wrapped, error => failures.push(error))
    mend()
    expect(await outbox.append([draft('view_item', { at: 1 })])).toBe(true)
    breakAgain()
    expect(await outbox.append([draft('view_item', { at: 2 })])).toBe(false)
    expect(failures.length).toBeGreaterThan(0)
    mend()
    expect(await outbox.append([draft('view_item', { at: 3 })])).toBe(true)
    const onDisk = await on(openStore(name)).peek(10)
    expect(onDisk.map(one => one.event.at)).toEqual([1, 2, 3])
  })

  it('numbers the events from memory under an outbox of their own, so that no number is given out twice', async () => {
    const name = freshName()
    const { wrapped, mend } = brokenStore(openStore(name))
    const outbox = on(wrapped)
    await outbox.append([draft('view_item', { at: 1 })])
    await outbox.append([draft('view_item', { at: 2 })])
    mend()
    await outbox.append([draft('view_item', { at: 3 })])
    const numbers = (await outbox.peek(10)).map(one => `${one.outbox} ${one.event.seq}`)
    expect(new Set(numbers).size).toBe(3)
  })

  it('does not delete from disk what could not be acknowledged there, and says so', async () => {
    const name = freshName()
    const { wrapped, mend, breakAgain } = brokenStore(openStore(name))
    const outbox = on(wrapped)
    mend()
    await outbox.append([draft()])
    const waiting = await outbox.peek(10)
    breakAgain()
    await expect(outbox.ack(waiting)).rejects.toThrow()
    mend()
    expect(await outbox.size()).toBe(1)
  })
})

describe('outbox on disk', () => {
  it('asks for strict durability for orders and for another customer, and for nothing else', async () => {
    const { watched, asked } = watchedStore(openStore(freshName()))
    const outbox = on(watched)
    await outbox.append([draft('view_item')])
    await outbox.append([draft('purchase', { params: { transaction_id: '1', items: [] } })])
    await outbox.self({ wanted: { items: [] } })
    await outbox.self({ customer: 'C-1' })
    expect(asked).toEqual(['relaxed', 'strict', 'relaxed', 'strict'])
  })

  it('stores all that comes while others are being stored in one transaction, in the order in which it came', async () => {
    const { watched, asked } = watchedStore(openStore(freshName()))
    const outbox = on(watched)
    const first = outbox.append([draft('view_item', { at: 1 })])
    await Promise.resolve()
    const rest = [2, 3, 4].map(at => outbox.append([draft('view_item', { at })]))
    expect(await first).toBe(true)
    expect(await Promise.all(rest)).toEqual([true, true, true])
    expect(asked).toEqual(['relaxed', 'relaxed'])
    expect((await outbox.peek(10)).map(({ event }) => [event.at, event.seq])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ])
  })

  it('flushes to disk what comes together with an order', async () => {
    const { watched, asked } = watchedStore(openStore(freshName()))
    const outbox = on(watched)
    await Promise.all([outbox.append([draft('view_item')]), outbox.append([draft('purchase')])])
    expect(asked).toEqual(['strict'])
  })

  it('keeps the order of events and of what is said of the browser in one transaction', async () => {
    const outbox = on(openStore(freshName()))
    const told = { items: [{ item_id: 'told' }] }
    const wanted = { items: [{ item_id: 'wanted' }] }
    await outbox.append([draft('view_item', { at: 0 })])
    await Promise.all([
      outbox.append([draft('cart', { at: 1, params: told })]),
      outbox.self({ wanted, customer: 'C-1' }),
      outbox.append([draft('view_item', { at: 2 })]),
    ])
    expect(await outbox.self()).toMatchObject({ cart: told, wanted, customer: 'C-1' })
    expect((await outbox.peek(10)).map(({ event, customer }) => [event.at, customer])).toEqual([
      [0, undefined],
      [1, undefined],
      [2, 'C-1'],
    ])
    await Promise.all([outbox.self({ wanted: told }), outbox.append([draft('purchase', { params: { items: [] } })])])
    expect(await outbox.self()).toMatchObject({ cart: { items: [] } })
    expect((await outbox.self()).wanted).toBeUndefined()
  })

  it('says at once what was said of the browser, though the disk takes nothing more', async () => {
    const { wrapped, mend, breakAgain } = brokenStore(openStore(freshName()))
    const readable = Object.assign(
      (...use: Parameters<Store>) => {
        if (use[0] === 'readonly') mend()
        return wrapped(...use).finally(breakAgain)
      },
      { remove: () => wrapped.remove() },
    ) as Store
    mend()
    const outbox = on(readable)
    await outbox.append([draft()])
    const said = outbox.self({ customer: 'C-1' })
    expect((await outbox.self()).customer).toBe('C-1')
    await said
    expect((await outbox.self()).customer).toBe('C-1')
    expect((await on(readable).self()).customer).toBeUndefined()
  })

  it('forgets what was said of the browser with the rest, also while the disk does not take it', async () => {
    const { wrapped, mend } = brokenStore(openStore(freshName()))
    const outbox = on(wrapped)
    const said = outbox.self({ customer: 'C-1' })
    await Promise.resolve()
    await Promise.all([outbox.forget(), said])
    mend()
    await outbox.append([draft()])
    expect((await outbox.self()).customer).toBeUndefined()
  })

  it('leaves records of another version alone', async () => {
    const store = openStore(freshName())
    await store('readwrite', objects => {
      objects.put({ shape: 'unknown' }, 'e2|later')
    })
    const outbox = on(store)
    const kept = draft()
    await outbox.append([kept])
    expect((await outbox.peek(10)).map(one => one.event.id)).toEqual([kept.id])
    await outbox.ack(await outbox.peek(10))
    expect(
      await store(
        'readonly',
        objects =>
          new Promise(resolve => {
            const request = objects.get('e2|later')
            request.onsuccess = () => resolve(request.result)
          }),
      ),
    ).toEqual({ shape: 'unknown' })
  })
})
