import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { EventLog } from '../../../src/collector/log/EventLog.js'
import { MemoryEventLog } from '../../../src/collector/log/MemoryEventLog.js'
import { openStore, type Store } from '../../../src/collector/openStore.js'
import { eventLogContract } from '../../contracts/eventLog.js'
import { append, event, purchase } from '../builders.js'

const directories: string[] = []
const stores = new Map<EventLog, { store: Store; directory: string }>()

function open(directory: string): EventLog {
  const store = openStore(directory)
  stores.set(store.log, { store, directory })
  return store.log
}

function openNew(): EventLog {
  const directory = mkdtempSync(join(tmpdir(), 'grapevine-test-'))
  directories.push(directory)
  return open(directory)
}

afterAll(async () => {
  for (const { store } of stores.values()) await store.close()
  for (const directory of directories) rmSync(directory, { recursive: true, force: true })
})

eventLogContract('MemoryEventLog', { open: async () => new MemoryEventLog() })
eventLogContract('SqliteEventLog', { open: async () => openNew() })
eventLogContract('SqliteEventLog, reopened from disk', {
  open: async () => openNew(),
  async reopen(log) {
    const { store, directory } = stores.get(log) as { store: Store; directory: string }
    await store.close()
    return open(directory)
  },
})

describe('both drivers', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd')
  const product = fc.constantFrom('A', 'B')
  const anyEvent = fc.oneof(
    fc.record({ id, term: product }).map(one => event(one.id, { name: 'search', params: { search_term: one.term } })),
    fc
      .record({ id, order: fc.constantFrom('T-1', 'T-2'), products: fc.array(product, { minLength: 1, maxLength: 3 }) })
      .map(one => purchase(one.id, one.order, one.products)),
  )
  const anyAppend = fc.record({
    site: fc.constantFrom('one', 'two'),
    events: fc.array(anyEvent, { maxLength: 4 }),
    rejected: fc.array(fc.record({ id, code: fc.constantFrom('too_old' as const, 'bad_params' as const) }), {
      maxLength: 2,
    }),
    drops: fc.integer({ min: 0, max: 5 }),
  })

  test('reach the same verdicts, books and rows, and the books balance', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAppend, { maxLength: 12 }), async requests => {
        const memory = new MemoryEventLog()
        const sqlite = openNew()
        const arrived = { one: 0, two: 0 }
        for (const { site, events, rejected, drops } of requests) {
          const request = append(events, { site, rejected, dropped: { storage_refused: drops } })
          expect(await sqlite.append(request)).toEqual(await memory.append(request))
          arrived[site as 'one' | 'two'] += events.length + rejected.length
        }
        for (const site of ['one', 'two'] as const) {
          const books = sqlite.books(site)
          expect(books).toEqual(memory.books(site))
          const refused = Object.values(books.rejected).reduce((sum, n) => sum + n, 0)
          expect(books.accepted + books.duplicate + refused).toBe(arrived[site])
          expect(books.received).toBe(arrived[site])
          const without = (log: EventLog) => [...log.read({ site })].map(({ n: _, ...rest }) => rest)
          expect(without(sqlite)).toEqual(without(memory))
          expect(without(sqlite).length).toBe(books.accepted)
        }
        await stores.get(sqlite)?.store.close()
      }),
      { numRuns: 60 },
    )
  })

  test('miss exactly the numbers that never came, whatever became of the others', async () => {
    const outbox = fc.constantFrom('one', 'two')
    const delivered = fc.record({
      outbox,
      seqs: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }),
      /** What becomes of them: a copy without numbers, an event, an order told before, a rejection. */
      as: fc.constantFrom('copy', 'event', 'order', 'rejected'),
      drops: fc.integer({ min: 0, max: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(delivered, { maxLength: 14 }), async deliveries => {
        const logs = [new MemoryEventLog(), openNew()]
        const seen = { one: new Set<number>(), two: new Set<number>() }
        const drops = { one: 0, two: 0 }
        for (const { outbox, seqs, as, drops: more } of deliveries) {
          const own = outbox as 'one' | 'two'
          const events = seqs.map(seq =>
            as === 'order' ? { ...purchase(`${own}-${seq}`, 'T', ['A']), seq } : event(`${own}-${seq}`, { seq }),
          )
          if (as !== 'copy') for (const seq of seqs) seen[own].add(seq)
          drops[own] = Math.max(drops[own], more)
          const request =
            as === 'rejected'
              ? append([], { outbox, rejected: events.map(({ id, seq }) => ({ id, seq, code: 'too_old' as const })) })
              : append(as === 'copy' ? events.map(one => ({ ...one, seq: 0 })) : events, { outbox })
          for (const log of logs)
            await log.append({ ...request, envelope: { ...request.envelope, dropped: { outbox_full: more } } })
        }
        const expected = { outboxes: 0, incomplete: 0, numbered: 0, seen: 0, dropped: 0, missing: 0 }
        for (const own of ['one', 'two'] as const) {
          const highest = Math.max(0, ...seen[own])
          const absent = highest - seen[own].size
          expected.outboxes += Number(highest > 0 || drops[own] > 0)
          expected.numbered += highest
          expected.seen += seen[own].size
          expected.dropped += Math.min(absent, drops[own])
          expected.missing += Math.max(0, absent - drops[own])
          expected.incomplete += Number(absent > drops[own])
        }
        for (const log of logs) expect(log.books('demo').sequences).toEqual(expected)
        await stores.get(logs[1]!)?.store.close()
      }),
      { numRuns: 60 },
    )
  })
})
