import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '../../../src/simulator/createRandom.js'
import { batchMaker, type TestBatch } from './batches.js'
import { postBatch } from './postBatch.js'

export interface LoadOptions {
  /** Where the collector listens now. */
  url(): string
  site: string
  random: Random
  /** Pages that send at the same time, each one batch after the other. */
  senders?: number
  /** Most events in a batch. */
  mostEvents?: number
  /** Pause of a sender after each answer, ms. */
  pauseMs?: number
}

/** Pages that send, and what they know of it. */
export interface Load {
  readonly sent: ReadonlySet<string>
  /** Ids with a receipt. */
  readonly acked: ReadonlySet<string>
  /** The ids of every batch that was sent. */
  readonly batches: ReadonlyMap<string, readonly string[]>
  /** Batches with a receipt. */
  readonly answered: ReadonlySet<string>
  /** Answers by `receipt`, the code of a problem, or `none` where nobody answered. */
  readonly answers: ReadonlyMap<string, number>
  /** Answers with 503 that did not say when to come again. */
  readonly withoutRetryAfter: number
  /** Longest time between two receipts since the load was started or `resetGap` was called, ms. */
  longestGap(): number
  resetGap(): void
  /** Resolves at the next receipt, or after 10 seconds. */
  nextReceipt(): Promise<void>
  /** Ends it, and waits for the answers that are under way. */
  stop(): Promise<void>
  /** Starts it again. */
  go(): void
  /** Sends one batch now, an old one without a receipt if there is one. */
  sendOne(): Promise<number>
  /** Sends everything again that has no receipt, until it has one or the time is over; answers how many batches have none. */
  finish(limitMs?: number): Promise<number>
}

/** Wait of a sender after an answer that is no receipt, ms. A page waits longer; this keeps the collector under load. */
const RETRY_MS = 25

/** Sends batches without end, each again until it has its receipt. Starts at once. */
export function startLoad({ url, site, random, senders = 8, mostEvents = 20, pauseMs = 0 }: LoadOptions): Load {
  const make = batchMaker(random, site)
  const sent = new Set<string>()
  const acked = new Set<string>()
  const batches = new Map<string, readonly string[]>()
  const answered = new Set<string>()
  const answers = new Map<string, number>()
  let unanswered: TestBatch[] = []
  let withoutRetryAfter = 0
  let running: { alive: boolean; done: Promise<unknown> } | undefined
  let lastReceipt = performance.now()
  let gap = 0

  const next = (): TestBatch => {
    const again = unanswered.shift()
    if (again !== undefined) return again
    const batch = make(1 + random.below(mostEvents))
    for (const id of batch.ids) sent.add(id)
    batches.set(batch.batch, batch.ids)
    return batch
  }
  const deliver = async (batch: TestBatch): Promise<number> => {
    const { status, receipt, retryAfter, problem = 'none' } = await postBatch(url(), batch)
    const answer = receipt === undefined ? problem : 'receipt'
    answers.set(answer, (answers.get(answer) ?? 0) + 1)
    if (status === 503 && retryAfter !== true) withoutRetryAfter++
    if (receipt === undefined || receipt.rejected.length > 0) {
      unanswered.push(batch)
      return status
    }
    for (const id of batch.ids) acked.add(id)
    answered.add(batch.batch)
    gap = Math.max(gap, performance.now() - lastReceipt)
    lastReceipt = performance.now()
    return status
  }
  const load: Load = {
    sent,
    acked,
    batches,
    answered,
    answers,
    get withoutRetryAfter() {
      return withoutRetryAfter
    },
    longestGap: () => Math.max(gap, performance.now() - lastReceipt),
    resetGap() {
      gap = 0
      lastReceipt = performance.now()
    },
    async nextReceipt() {
      const before = acked.size
      const until = performance.now() + 10_000
      while (acked.size === before && performance.now() < until) await pause(2)
    },
    go() {
      if (running !== undefined) return
      const turn = { alive: true, done: Promise.resolve<unknown>(undefined) }
      const send = async () => {
        while (turn.alive) {
          const status = await deliver(next())
          const wait = status === 200 ? pauseMs : RETRY_MS
          if (wait > 0) await pause(wait)
        }
      }
      turn.done = Promise.all(Array.from({ length: senders }, send))
      running = turn
    },
    async stop() {
      const turn = running
      running = undefined
      if (turn === undefined) return
      turn.alive = false
      await turn.done
    },
    sendOne: () => deliver(next()),
    async finish(limitMs = 10_000) {
      const until = performance.now() + limitMs
      while (unanswered.length > 0 && performance.now() < until) {
        const again = unanswered
        unanswered = []
        await Promise.all(again.map(deliver))
        if (unanswered.length > 0) await pause(100)
      }
      return unanswered.length
    },
  }
  load.go()
  return load
}
