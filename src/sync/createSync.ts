import type { Unsent } from '../core/outbox/Outbox.js'
import type { Sync, SyncOptions } from '../core/Sync.js'
import { backoff } from './backoff.js'
import { books } from './books.js'
import { createDrain } from './createDrain.js'
import { post } from './post.js'

/** Events of one batch. */
const BATCH_EVENTS = 100
/** An event that the collector refuses alone so many times is dropped; failures of the network never count. */
const MOST_REFUSALS = 8
/** Shut out by another tab for so long, send without the lock: correctness rests on the collector's dedupe. */
const LOCK_PATIENCE_MS = 15_000
/** Wait after the collector has refused this site or page, ms. */
const REFUSED_WAIT_MS = 60_000
/** Answers that refuse the site or the page, and not what was sent. */
const REFUSED = [401, 403, 404, 410]

/** Starts the sending loop. At most one request of it is under way in a tab, and one tab at a time sends where locks exist. */
export function createSync({ site, url, outbox, everyMs, signal, pack, problem, state, emit }: SyncOptions): Sync {
  let timer: ReturnType<typeof setTimeout> | undefined
  // Never undefined: the minifier turns comparisons around, as if there were only numbers.
  state.due = Infinity
  /** Times on the monotonic clock, ms, from which the collector and the backoff allow a batch; the timer's is `state.due`. */
  let allowedAt = 0
  let patientUntil = 0
  let shutOutSince = 0
  let running: Promise<number> | undefined
  /** From the load or a return to the page until it is left. */
  let visit = new AbortController()
  let attempt = 0
  let refusals = 0
  let most = BATCH_EVENTS
  let sent = 0
  /** Ids that were sent without an answer, and ids of which the collector has said that it does not have them. */
  const unanswered = new Set<string>()
  const absent = new Set<string>()

  const { peek, ack, drop, trim, waiting } = createDrain(outbox)
  const clock = () => performance.now()
  const wait = () => Math.max(allowedAt, patientUntil) - clock()
  const backOff = (leastMs = 0) => {
    patientUntil = clock() + Math.max(leastMs, backoff(++attempt, Math.random))
  }

  /**
   * Events that may have reached the collector already: sent without an answer, copied when a page was left, or of a page
   * that is gone. It is asked for their ids before they travel again.
   */
  const doubtful = (oldest: readonly Unsent[]) => {
    const ids = outbox.ofPage().map(one => one.event.id)
    // All where none has left: -1 >>> 0 is more than there can be.
    const certain = ids.slice(0, ids.indexOf(state.left as string) >>> 0)
    return oldest.filter(({ event: { id } }) => !absent.has(id) && (unanswered.has(id) || !certain.includes(id)))
  }

  /** Sends the next batch, or the question about it; true when there is reason to go on at once. */
  const sendNext = async (): Promise<boolean> => {
    const { consent } = state
    const oldest = await peek(most)
    if (!oldest[0]) return false
    const inDoubt = doubtful(oldest)
    const asks = inDoubt.length > 0
    // Totals belong to one outbox: events from memory are numbered in one of their own.
    const { outbox: own } = await outbox.self()
    const next = asks ? inDoubt : oldest
    const dropped = own === next[0]!.outbox || !outbox.allowed() ? (await books(outbox)).dropped : undefined
    // What was read under another consent may be what the shopper has taken back.
    if (state.consent !== consent) return true
    const { batch, body, packed: unsent } = pack(next, dropped)
    const ids = unsent.map(one => one.event.id)
    // As text: Prototype.js would make a text of a list.
    const ask = () => unsent.map(({ event }) => `{"id":"${event.id}","seq":${event.seq}}`)
    const question = () => `${body.split('"events":')[0]}"events":[],"ask":[${ask()}]}`
    const { receipt, status, waitMs_, refusal_ } = await post(url, batch, asks ? question() : body, visit.signal)
    allowedAt = clock() + waitMs_
    if (receipt) {
      const settled = asks ? unsent.filter(one => receipt.known?.includes(one.event.id)) : unsent
      await ack(settled, receipt.rejected)
      attempt = patientUntil = 0
      sent += settled.length
      for (const id of ids) asks ? absent.add(id) : absent.delete(id)
      if (asks) return true
      refusals = 0
      most = BATCH_EVENTS
      for (const { id, code } of receipt.rejected) problem(code, unsent.find(one => one.event.id === id)?.event.name)
      emit('receipt', receipt)
      return true
    }
    if (!asks && !status)
      for (const id of ids) {
        absent.delete(id)
        unanswered.add(id)
      }
    if (visit.signal.aborted) return false
    // A proxy may find a batch too large and say nothing more. One event is given up only where the collector itself refuses it.
    if ((refusal_ && (status === 400 || status === 422)) || (status === 413 && (refusal_ || unsent.length > 1))) {
      // Too large, or something in it cannot be read: halve until one event is left, then give that one up.
      most = (unsent.length + 1) >> 1
      if (unsent.length > 1) return true
      if (++refusals >= MOST_REFUSALS) {
        refusals = 0
        problem('event_refused', unsent[0]!.event.name)
        await drop(unsent, 'event_refused')
        return true
      }
    }
    const refused = REFUSED.includes(status)
    problem(refused ? 'refused' : status ? 'bad_receipt' : 'network', `${status}`)
    backOff(refused ? REFUSED_WAIT_MS : 0)
    return false
  }

  const drain = async () => {
    while (!signal.aborted && !visit.signal.aborted && wait() <= 0) if (!(await sendNext())) break
  }

  const drainAlone = async () => {
    const { locks } = navigator
    const impatient = shutOutSince && clock() - shutOutSince > LOCK_PATIENCE_MS
    if (!locks || impatient) return drain()
    let entered = false
    const hold = (lock: unknown) => {
      if (!lock) return
      entered = true
      return drain()
    }
    try {
      await locks.request(`grapevine:${site}`, { ifAvailable: true }, hold)
    } catch (error) {
      if (entered) throw error
      // Opaque origins have locks but refuse them.
      return drain()
    }
    shutOutSince = entered ? 0 : shutOutSince || clock()
  }

  const run = (): Promise<number> => {
    clearTimeout(timer)
    state.due = Infinity
    running ??= drainAlone()
      .then(trim)
      .then(gone => gone && problem('outbox_full', `${gone}`))
      .catch(error => {
        problem('storage_refused', `${error}`)
        backOff()
      })
      .then(waiting)
      .then(left => {
        running = undefined
        if (left) schedule(Math.max(wait(), everyMs))
        return left
      })
    return running
  }

  /** Timers of hidden tabs are throttled and devices sleep: times are compared, ticks never counted. */
  const schedule = (ms: number) => {
    if (signal.aborted || clock() + ms >= state.due!) return
    clearTimeout(timer)
    state.due = clock() + ms
    timer = setTimeout(run, ms)
  }

  const flush = async () => {
    await running
    if (visit.signal.aborted) visit = new AbortController()
    const before = sent
    patientUntil = attempt = 0
    return { waiting: await run(), sent: sent - before }
  }

  // A request or a lock that is held would keep the page out of the back/forward cache, and a frozen page other tabs from sending.
  window.addEventListener('pagehide', () => visit.abort(), { signal })
  window.addEventListener('pageshow', () => visit.signal.aborted && flush(), { signal })

  return {
    wake: () => schedule(Math.max(wait(), 0)),
    flush,
  }
}
