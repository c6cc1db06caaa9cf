import { describe, expect, it, vi } from 'vitest'
import type { Draft, Outbox } from '../../src/core/outbox/Outbox.js'
import { randomId } from '../../src/core/randomId.js'
import type { Books } from '../../src/core/Tracker.js'
import type { EventName } from '../../src/protocol/events/index.js'
import { books } from '../../src/sync/books.js'
import { createDrain, type Drain } from '../../src/sync/createDrain.js'

export type WholeOutbox = Outbox & Drain & { books(): Promise<Books> }

/** An outbox with the end that is loaded later. */
export const whole = (outbox: Outbox): WholeOutbox => ({
  ...outbox,
  ...createDrain(outbox),
  books: () => books(outbox),
})

/** A draft with a fresh id. */
export function draft(name: EventName = 'view_item', more: Partial<Draft> = {}): Draft {
  return { id: randomId(), at: 1_795_305_600_000, pageView: 'page-1', name, params: {}, ...more }
}

export interface OutboxCase {
  name: string
  /** Whether this storage keeps events on disk. */
  durable: boolean
  /** A fresh outbox, and another one on the same storage, as a second tab has it. */
  open(): Promise<{ outbox: WholeOutbox; another(): WholeOutbox }>
}

/** What every outbox promises, whatever it stores events in. */
export function outboxContract({ name, durable, open }: OutboxCase): void {
  const ids = async (outbox: WholeOutbox) => (await outbox.peek(1000)).map(one => one.event.id)

  describe(`outbox in ${name}`, () => {
    it('gives back what was appended, oldest first and numbered without gaps', async () => {
      const { outbox } = await open()
      const drafts = [draft('page_view'), draft('view_item'), draft('add_to_cart')]
      for (const one of drafts) expect(await outbox.append([one])).toBe(durable)
      const waiting = await outbox.peek(10)
      expect(waiting.map(one => one.event.id)).toEqual(drafts.map(one => one.id))
      expect(waiting.map(one => one.event.seq)).toEqual([1, 2, 3])
      expect(new Set(waiting.map(one => one.outbox)).size).toBe(1)
      expect(await outbox.size()).toBe(3)
    })

    it('appends several events together', async () => {
      const { outbox } = await open()
      await outbox.append([draft('add_to_cart'), draft('cart')])
      expect((await outbox.peek(10)).map(one => one.event.name)).toEqual(['add_to_cart', 'cart'])
    })

    it('keeps what was peeked until it is acknowledged, and then only the rest', async () => {
      const { outbox } = await open()
      const [first, second] = [draft(), draft()]
      await outbox.append([first, second])
      expect(await ids(outbox)).toEqual([first.id, second.id])
      expect(await ids(outbox)).toEqual([first.id, second.id])
      await outbox.ack((await outbox.peek(10)).slice(0, 1))
      expect(await ids(outbox)).toEqual([second.id])
      expect(await outbox.size()).toBe(1)
    })

    it('loses nothing when the same events are acknowledged twice', async () => {
      const { outbox } = await open()
      const kept = draft()
      await outbox.append([draft()])
      const gone = await outbox.peek(10)
      await outbox.append([kept])
      await outbox.ack(gone)
      // Where storage refuses, the outbox cannot know that they are not there either.
      await outbox.ack(gone).catch(() => {})
      expect(await ids(outbox)).toEqual([kept.id])
    })

    it('keeps books that balance: what came is counted, rejected, dropped or waits', async () => {
      const { outbox } = await open()
      await outbox.append([draft(), draft(), draft()])
      await outbox.append([draft(), draft()])
      expect(await outbox.books()).toEqual({ tracked: 5, counted: 0, rejected: {}, dropped: {}, waiting: 5 })
      const [first, second, third, ...rest] = await outbox.peek(10)
      await outbox.ack([first!, second!], [{ id: second!.event.id, code: 'bad_currency' }])
      outbox.lost.push('dropped bad_params')
      await outbox.drop([third!], 'outbox_full')
      expect(await outbox.books()).toEqual({
        tracked: 6,
        counted: 1,
        rejected: { bad_currency: 1 },
        dropped: { bad_params: 1, outbox_full: 1 },
        waiting: 2,
      })
      await outbox.ack(rest)
      expect(await outbox.books()).toMatchObject({ tracked: 6, counted: 3, waiting: 0 })
    })

    it('counts an event once that is acknowledged twice', async () => {
      const { outbox } = await open()
      await outbox.append([draft()])
      const gone = await outbox.peek(10)
      await outbox.ack(gone)
      await outbox.ack(gone).catch(() => {})
      await outbox.drop(gone, 'event_refused').catch(() => {})
      expect(await outbox.books()).toMatchObject({ tracked: 1, counted: 1, waiting: 0 })
      expect((await outbox.books()).dropped).toEqual({})
    })

    it('knows the events of this page without a look at the disk, newest first', async () => {
      const { outbox } = await open()
      await outbox.self({})
      const [first, second] = [draft(), draft()]
      const both = Promise.all([first, second].map(one => outbox.append([one], one)))
      if (!durable) await both
      const seen = outbox.ofPage()
      expect(seen.map(one => one.event.id)).toEqual([second.id, first.id])
      // Not before the commit: should it fail, another event gets the number.
      if (durable) expect(seen.map(one => one.event.seq)).toEqual([0, 0])
      await both
      expect(outbox.ofPage().map(one => one.event.seq)).toEqual([2, 1])
      await outbox.ack(await outbox.peek(10))
      expect(outbox.ofPage()).toEqual([])
    })

    it('has no early copy of what the next page tells where it was not stored', async () => {
      const { outbox } = await open()
      await outbox.self({})
      const stored = outbox.append([draft('add_to_cart'), draft('cart')])
      if (durable) expect(outbox.ofPage()).toEqual([])
      await stored
      expect(outbox.ofPage().map(one => one.event.name)).toEqual(['cart', 'add_to_cart'])
    })

    it('keeps one session through a visit and begins another after 30 minutes', async () => {
      const { outbox } = await open()
      const at = 1_795_305_600_000
      const minutes = [0, 29, 58, 89]
      for (const minute of minutes) await outbox.append([draft('page_view', { at: at + minute * 60_000 })])
      const [a, b, c, d] = (await outbox.peek(10)).map(one => one.event.session)
      expect(a).toBeTruthy()
      expect(b).toBe(a)
      expect(c).toBe(a)
      expect(d).not.toBe(a)
    })

    it('begins another session when the clock jumps ten years, either way', async () => {
      const { outbox } = await open()
      const at = 1_795_305_600_000
      const years = [0, 10, 0]
      for (const year of years) await outbox.append([draft('page_view', { at: at + year * 31_557_600_000 })])
      const sessions = (await outbox.peek(10)).map(one => one.event.session)
      expect(new Set(sessions).size).toBe(3)
      expect(await outbox.size()).toBe(3)
    })

    it('remembers what was looked at and bought, and empties the cart with the order', async () => {
      const { outbox } = await open()
      const items = (...products: string[]) => ({ items: products.map(item_id => ({ item_id })) })
      await outbox.append([draft('view_item', { params: items('A') })])
      await outbox.append([draft('view_item', { params: items('B') })])
      await outbox.append([draft('view_item', { params: items('A') })])
      await outbox.append([draft('cart', { params: items('A', 'B') })])
      expect((await outbox.self()).recent).toEqual(['A', 'B'])
      expect((await outbox.self()).cart?.items).toHaveLength(2)
      await outbox.append([draft('purchase', { params: { transaction_id: '1', ...items('A', 'B') } })])
      expect((await outbox.self()).bought).toEqual(['A', 'B'])
      expect((await outbox.self()).cart?.items).toEqual([])
    })

    it('puts the customer on events from then on, and not on those before', async () => {
      const { outbox } = await open()
      await outbox.append([draft()])
      await outbox.self({ customer: 'C-1' })
      await outbox.append([draft()])
      const [before, after] = await outbox.peek(10)
      expect(before?.customer ?? null).toBe(null)
      expect(after?.customer).toBe('C-1')
      expect(after?.visitor).toBe(before?.visitor)
    })

    it('forgets everything, the identity too, when it is cleared', async () => {
      const { outbox } = await open()
      await outbox.append([draft('view_item', { params: { items: [{ item_id: 'A' }] } })])
      const [before] = await outbox.peek(10)
      await outbox.forget()
      expect(await outbox.size()).toBe(0)
      expect((await outbox.self()).recent ?? []).toEqual([])
      await outbox.append([draft()])
      const [after] = await outbox.peek(10)
      expect(after?.visitor).not.toBe(before?.visitor)
      expect(after?.event.seq).toBe(1)
    })

    if (!durable) return

    it('shares one outbox between tabs: one visitor, one session, no number twice', async () => {
      const { outbox, another } = await open()
      const tab = another()
      await Promise.all(
        Array.from({ length: 20 }, (_, i) => (i % 2 ? tab : outbox).append([draft('view_item', { at: 1e12 + i })])),
      )
      const waiting = await tab.peek(100)
      expect(waiting.map(one => one.event.seq).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 20 }, (_, i) => i + 1),
      )
      expect(new Set(waiting.map(one => `${one.outbox} ${one.visitor} ${one.event.session}`)).size).toBe(1)
      await outbox.ack(waiting)
      expect(await tab.size()).toBe(0)
    })

    it('forgets the copies of what another tab has delivered, and keeps those of what waits', async () => {
      const { outbox, another } = await open()
      const tab = another()
      await outbox.append([draft(), draft()])
      await tab.append([draft()])
      await tab.ack((await tab.peek(10)).filter(one => one.event.seq === 1))
      expect(outbox.ofPage().map(one => one.event.seq)).toEqual([2, 1])
      expect(await outbox.waiting()).toBe(2)
      expect(outbox.ofPage().map(one => one.event.seq)).toEqual([2])
    })

    it('shows no event of this page under an identity that was not read yet', async () => {
      const { outbox, another } = await open()
      await outbox.append([draft()])
      const [known] = await outbox.peek(10)
      const next = another()
      const early = draft()
      const recorded = next.append([early], early)
      expect(next.ofPage().filter(one => one.visitor !== known?.visitor)).toEqual([])
      await recorded
      expect(next.ofPage().map(one => one.visitor)).toEqual([known?.visitor])
    })

    it('does not write a visitor again whom another tab has deleted, though all that this one has stored came from memory', async () => {
      const { outbox, another } = await open()
      const spare = draft()
      outbox.loose.set(spare.id, { outbox: 'spare', event: { ...spare, seq: 1, session: null } } as never)
      await outbox.self({})
      expect(await outbox.books()).toMatchObject({ tracked: 1, waiting: 1 })
      const { visitor } = await outbox.self()
      await another().forget()
      await outbox.append([draft()])
      const [after] = await outbox.peek(10)
      expect(after?.visitor).not.toBe(visitor)
      expect(await outbox.books()).toMatchObject({ tracked: 1, waiting: 1 })
    })

    it('does not write a visitor again whom another tab has deleted', async () => {
      const { outbox, another } = await open()
      await outbox.append([draft()])
      const [before] = await outbox.peek(10)
      await another().forget()
      await outbox.append([draft()])
      const [after] = await outbox.peek(10)
      expect(after?.visitor).toBeTruthy()
      expect(after?.visitor).not.toBe(before?.visitor)
    })

    it.each([
      ['the identity is read', 'get', false],
      ['the events are committed', 'put', false],
      ['the transaction fails', 'put', true],
    ] as const)('forgets what is being written, before %s', async (_, request, fails) => {
      const { outbox } = await open()
      const items = [{ item_id: 'A' }]
      await outbox.append([draft()])
      const [before] = await outbox.peek(10)
      const real = IDBObjectStore.prototype[request] as (...given: unknown[]) => IDBRequest
      let forgotten: Promise<unknown> | undefined
      const spy = vi.spyOn(IDBObjectStore.prototype, request).mockImplementation(function (
        this: IDBObjectStore,
        ...given: unknown[]
      ) {
        const asked = real.apply(this, given)
        queueMicrotask(() => {
          forgotten ??= outbox.forget()
          if (fails) this.transaction.abort()
        })
        spy.mockRestore()
        return asked
      })
      await outbox.append([draft('view_item', { params: { items } })])
      expect(forgotten).toBeDefined()
      expect([outbox.ofPage(), [...outbox.loose]]).toEqual([[], []])
      await forgotten
      const self = await outbox.self()
      expect([self.visitor === before?.visitor, self.recent ?? [], await outbox.size()]).toEqual([false, [], 0])
      const next = draft()
      const stored = outbox.append([next], next)
      expect(outbox.ofPage().filter(one => one.visitor === before?.visitor)).toEqual([])
      expect(await stored).toBe(true)
      expect(await outbox.peek(10)).toMatchObject([{ event: { id: next.id, seq: 1 } }])
      expect(await outbox.books()).toMatchObject({ tracked: 1, waiting: 1 })
    })

    it('keeps the books of two tabs that have a receipt for the same events', async () => {
      const { outbox, another } = await open()
      const tab = another()
      await outbox.append([draft(), draft(), draft()])
      const gone = await outbox.peek(10)
      await Promise.all([outbox.ack(gone), tab.ack(gone), tab.append([draft()]), outbox.append([draft()])])
      expect(await tab.books()).toMatchObject({ tracked: 5, counted: 3, waiting: 2 })
      expect(await outbox.books()).toEqual(await tab.books())
    })

    it('writes the books with the events, for the next page', async () => {
      const { outbox, another } = await open()
      outbox.lost.push('dropped bad_params')
      await outbox.append([draft()])
      expect(await another().books()).toMatchObject({ tracked: 2, dropped: { bad_params: 1 }, waiting: 1 })
    })

    it('is found again by the next page', async () => {
      const { outbox, another } = await open()
      const kept = draft()
      await outbox.append([kept])
      expect((await another().peek(10)).map(one => one.event.id)).toEqual([kept.id])
    })
  })
}
