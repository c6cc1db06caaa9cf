import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { draft } from '../contracts/outbox.js'
import { outboxOf, syncOf } from './syncOf.js'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('window', new EventTarget())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** What the collector says to an event: it counts it, gives its verdict, or refuses the whole batch that holds it. */
type Nature = 'good' | 'bad' | 'poison'

/** Sends events of these natures to a collector whose network fails as told, until nothing waits or six hours are over. */
async function deliver(natures: readonly Nature[], failures: readonly boolean[]) {
  const life = new AbortController()
  const outbox = outboxOf()
  const drafts = natures.map((_, at) => draft('view_item', { at }))
  for (const one of drafts) await outbox.append([one])
  const natureOf = new Map(drafts.map((one, n) => [one.id, natures[n]!]))
  const counted: string[] = []
  const refusedAlone = new Map<string, number>()
  const fails = [...failures]
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    const { batch, events, ask } = JSON.parse(body) as {
      batch: string
      events: { id: string }[]
      ask?: { id: string }[]
    }
    if (fails.shift()) throw new TypeError('Failed to fetch')
    const ids = events.map(event => event.id)
    const receipt = { v: 1, batch, accepted: 0, duplicate: 0, retryAfterMs: 0 }
    if (ask)
      return Response.json({
        ...receipt,
        rejected: [],
        known: ask.map(({ id }) => id).filter(id => counted.includes(id)),
      })
    if (ids.some(id => natureOf.get(id) === 'poison')) {
      if (ids.length === 1) refusedAlone.set(ids[0]!, (refusedAlone.get(ids[0]!) ?? 0) + 1)
      return Response.json({ problem: 'bad_batch', message: '' }, { status: 400 })
    }
    const bad = ids.filter(id => natureOf.get(id) === 'bad')
    counted.push(...ids.filter(id => natureOf.get(id) === 'good'))
    return Response.json({ ...receipt, rejected: bad.map(id => ({ id, code: 'bad_params' })) })
  })
  const sync = syncOf(outbox, { signal: life.signal })
  await sync.flush()
  for (let minutes = 0; minutes < 360 && (await outbox.size()) > 0; minutes++) await vi.advanceTimersByTimeAsync(60_000)
  life.abort()
  const goodIds = drafts.filter(one => natureOf.get(one.id) === 'good').map(one => one.id)
  return { books: await outbox.books(), counted, goodIds, refusedAlone: [...refusedAlone.values()] }
}

const RUNS = 60

it('poison is dropped after eight refusals of its own, and everything else has its fate, whatever the network does', async () => {
  const nature = fc.constantFrom<Nature>('good', 'good', 'good', 'bad', 'poison')
  await fc.assert(
    fc.asyncProperty(
      fc.array(nature, { minLength: 1, maxLength: 9 }),
      fc.array(fc.boolean(), { maxLength: 12 }),
      async (natures, failures) => {
        const { books, counted, goodIds, refusedAlone } = await deliver(natures, failures)
        const count = (of: Nature) => natures.filter(one => one === of).length
        expect([...counted].sort()).toEqual([...goodIds].sort())
        expect(refusedAlone).toEqual(Array(count('poison')).fill(8))
        expect(books).toEqual({
          tracked: natures.length,
          waiting: 0,
          counted: count('good'),
          rejected: count('bad') > 0 ? { bad_params: count('bad') } : {},
          dropped: count('poison') > 0 ? { event_refused: count('poison') } : {},
        })
      },
    ),
    { numRuns: RUNS },
  )
}, 60_000)
