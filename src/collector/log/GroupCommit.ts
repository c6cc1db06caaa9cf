import { performance } from 'node:perf_hooks'
import { LogError } from './LogError.js'

/** What a group commit needs to know. */
export interface GroupCommitOptions<Work, Result> {
  /** Writes all of a group in one transaction, or throws having written nothing. */
  commit(group: readonly Work[]): Result[]
  /** What a failure means; `undefined` means that the storage is locked for a moment and the same work can be tried again. */
  classify(error: unknown): LogError | undefined
  /** Told how long a transaction took, s, and how much work shared it. */
  committed?(seconds: number, works: number): void
  /** Size of a piece of work while it waits. */
  bytes(work: Work): number
  /** Longest wait of the oldest for others to share its transaction, while others come, ms. */
  groupMs?: number
  /** Most bytes in one transaction, so that none is long. */
  groupBytes?: number
  /** Most bytes that wait. */
  queueBytes?: number
  /** Longest wait of the oldest before new work is refused, ms. */
  shedAfterMs?: number
  /** Bytes that wait, and how long the oldest has, ms, from which on new work should be sent away before it costs anything. */
  pressBytes?: number
  pressMs?: number
  /** Longest wait for a locked storage, ms. */
  patienceMs?: number
}

/** Pause before a locked storage is tried again, ms. */
const LOCKED_PAUSE_MS = 20

interface Waiting<Work, Result> {
  work: Work
  bytes: number
  since: number
  resolve(result: Result): void
  reject(error: LogError): void
}

/**
 * Lets work that arrives together share one transaction, and so one sync of the disk. A group that fails is tried again
 * one by one, so that one poisonous piece cannot fail the others. What waits is bounded in bytes and in time.
 */
export class GroupCommit<Work, Result> {
  readonly #options: Required<GroupCommitOptions<Work, Result>>
  #queue: Waiting<Work, Result>[] = []
  #queued = 0
  #scheduled = false
  #closed = false
  #idle: (() => void)[] = []

  constructor(options: GroupCommitOptions<Work, Result>) {
    this.#options = {
      groupMs: 10,
      groupBytes: 2 * 2 ** 20,
      queueBytes: 16 * 2 ** 20,
      shedAfterMs: 1_000,
      pressBytes: 768 * 2 ** 10,
      pressMs: 75,
      patienceMs: 5_000,
      committed: () => {},
      ...options,
    }
  }

  /**
   * Whether who comes now should be sent away: enough waits, for long enough, that this would be answered late. Work that has
   * come so far that it can be added is still taken, up to a second or `queueBytes`.
   */
  get isBusy(): boolean {
    const { pressBytes, pressMs } = this.#options
    return this.#isFull || (this.#queued >= pressBytes && this.#oldestMs > pressMs)
  }

  get #isFull(): boolean {
    return this.#queued >= this.#options.queueBytes || this.#oldestMs > this.#options.shedAfterMs
  }

  get #oldestMs(): number {
    const oldest = this.#queue[0]
    return oldest === undefined ? 0 : performance.now() - oldest.since
  }

  /** Bytes that wait. */
  get queuedBytes(): number {
    return this.#queued
  }

  /** Resolves when the work is durable; rejects with a `LogError` when it is not and never will be. */
  add(work: Work): Promise<Result> {
    if (this.#closed) return Promise.reject(new LogError('shutting_down'))
    if (this.#isFull) return Promise.reject(new LogError('busy'))
    const bytes = this.#options.bytes(work)
    const since = performance.now()
    return new Promise((resolve, reject) => {
      this.#queue.push({ work, bytes, since, resolve, reject })
      this.#queued += bytes
      this.#schedule(0)
    })
  }

  /** Finishes what waits and refuses what comes later. */
  close(): Promise<void> {
    this.#closed = true
    if (this.#queue.length === 0) return Promise.resolve()
    return new Promise(resolve => this.#idle.push(resolve))
  }

  #schedule(afterMs: number): void {
    if (this.#scheduled) return
    this.#scheduled = true
    let seen = 0
    const run = () => {
      const isGrowing = this.#queue.length > seen
      seen = this.#queue.length
      if (isGrowing && this.#oldestMs < this.#options.groupMs) return void setImmediate(run)
      this.#scheduled = false
      this.#flush()
    }
    if (afterMs > 0) setTimeout(run, afterMs)
    else setImmediate(run)
  }

  #flush(): void {
    const group = this.#take()
    const failure = this.#commit(group)
    if (failure === undefined) this.#settled(group)
    else if (failure.locked) {
      const patient = performance.now() - (group[0]?.since ?? 0) < this.#options.patienceMs
      if (!patient) this.#refuse(group, new LogError('busy'))
      else this.#putBack(group)
    } else if (group.length === 1) this.#refuse(group, failure.error)
    else {
      for (const one of group) {
        const alone = this.#commit([one])
        if (alone === undefined) this.#settled([one])
        else this.#refuse([one], alone.locked ? new LogError('busy') : alone.error)
      }
    }
    if (this.#queue.length > 0) this.#schedule(failure?.locked ? LOCKED_PAUSE_MS : 0)
    else for (const done of this.#idle.splice(0)) done()
  }

  /** The oldest that fit into one transaction, at least one. They keep their place in the count of what waits. */
  #take(): Waiting<Work, Result>[] {
    let bytes = 0
    let count = 0
    for (const one of this.#queue) {
      if (count > 0 && bytes + one.bytes > this.#options.groupBytes) break
      bytes += one.bytes
      count++
    }
    return count === this.#queue.length ? this.#queue.splice(0) : this.#queue.splice(0, count)
  }

  #putBack(group: Waiting<Work, Result>[]): void {
    this.#queue = group.concat(this.#queue)
  }

  #settled(group: readonly Waiting<Work, Result>[]): void {
    for (const one of group) this.#queued -= one.bytes
  }

  #refuse(group: readonly Waiting<Work, Result>[], error: LogError): void {
    this.#settled(group)
    for (const one of group) one.reject(error)
  }

  /** Commits and resolves; or says why not, having written and answered nothing. */
  #commit(group: readonly Waiting<Work, Result>[]): undefined | { locked: true } | { locked: false; error: LogError } {
    let results: Result[]
    const began = performance.now()
    try {
      results = this.#options.commit(group.map(one => one.work))
    } catch (error) {
      const meaning = this.#options.classify(error)
      return meaning === undefined ? { locked: true } : { locked: false, error: meaning }
    }
    this.#options.committed((performance.now() - began) / 1000, group.length)
    group.forEach((one, index) => {
      one.resolve(results[index] as Result)
    })
    return undefined
  }
}
