import { performance } from 'node:perf_hooks'
import type { Forgotten } from '../../recommender/Recommender.js'
import type { EventLog } from '../log/EventLog.js'
import type { Learner } from './Learner.js'
import type { Snapshot } from './Snapshot.js'

/** Time that the event loop is given away for in one go, ms. */
const SLICE_MS = 10

/** Pause between two looks at what other processes have written, ms. */
const POLL_MS = 500

export interface FollowerOptions {
  learner: Learner
  log: Pick<EventLog, 'changed'>
  /** When lists may change; at once where it is left out. */
  cadence?: Cadence | undefined
  /** Told when reading fails; the next look tries again. */
  failed(error: unknown): void
}

/** What keeps those who watch the lists from seeing what a single shopper did. */
export interface Cadence {
  /** Lists change at most so often, ms. */
  everyMs: number
  /** Distinct people of whom something new must be there, of all sites together. */
  leastPeople: number
}

/** What was learned at one moment, which lasts until `release`. */
export interface Held {
  snapshot: Snapshot
  release(): void
}

/** Decides when the models learn, so that they are up to date with the log and the catalog, whoever writes to them. */
export class Follower {
  readonly #options: FollowerOptions
  readonly #timer: ReturnType<typeof setInterval>
  #orders: Iterator<void> | undefined
  #views: Iterator<void> | undefined
  /** The products alone, while nothing else is learned. */
  #catalog: Iterator<void> | undefined
  /** What is counted ahead once all has been learned for the first time. */
  #warming: Iterator<void> | undefined
  #isWarm = false
  #isViewed = false
  /** Whether lists may change now: from the time that a cadence sets until everything is learned. */
  #isOpen = true
  #opensAt = 0
  /** Whether reading has failed since the last poll. */
  #hasFailed = false
  #scheduled = false
  #stopped = false
  /** Who keeps it from learning. */
  #holds = 0
  #freshAt = performance.now()

  /**
   * Learns the catalog and the orders that there are, which takes about a second per million lines, and goes on following. Views
   * are learned a slice at a time from then on: there are many more, and lists of orders do not need them.
   */
  constructor(options: FollowerOptions) {
    this.#options = options
    for (const _ of options.learner.orders());
    this.#freshAt = performance.now()
    this.#opensAt = this.#freshAt + (options.cadence?.everyMs ?? 0)
    this.#later()
    this.#timer = setInterval(() => this.#poll(), POLL_MS)
    this.#timer.unref()
  }

  /** Time since the models were known to hold all orders and products, in whole seconds as ms; 0 while they are looked at as planned. */
  ageMs(): number {
    const age = performance.now() - this.#freshAt
    return age < 4 * POLL_MS ? 0 : Math.floor(age / 1000) * 1000
  }

  /**
   * Learns the orders and products that have been written, a slice at a time; when it returns, a small amount is already learned.
   * Products alone where a cadence says that lists stay as they are.
   */
  follow(): void {
    if (this.#stopped) return
    if (this.#holds > 0 || !this.#isOpen) {
      this.#restock()
      return
    }
    this.#catalog = undefined
    const begun = this.#orders
    this.#orders = this.#advance(begun ?? this.#options.learner.orders()[Symbol.iterator]())
    if (this.#orders !== undefined) return
    this.#freshAt = performance.now()
    // What was written since that reading began may lie behind the last page that it saw.
    if (begun !== undefined) this.#later()
  }

  /** Takes back at once what was learned of events that the log has no more. */
  forget(site: string, gone: Forgotten): void {
    this.#options.learner.forget(site, gone)
    // What was read ahead may be among it; reading begins again where learning stands.
    this.#orders = undefined
    this.#views = undefined
    this.#later()
  }

  /** Something was looked at: it is learned at the next poll, since a turn for each batch would cost as much as storing it. */
  viewed(): void {
    this.#isViewed = true
  }

  /** All that was learned so far, without a copy of it: nothing more is learned until it is released, but for products. */
  hold(): Held {
    this.#holds++
    let isHeld = true
    const release = () => {
      if (!isHeld) return
      isHeld = false
      this.#holds--
      this.#later()
    }
    return { snapshot: this.#options.learner.snapshot(), release }
  }

  stop(): void {
    this.#stopped = true
    clearInterval(this.#timer)
  }

  #poll(): void {
    this.#open()
    const isUnread = this.#orders !== undefined || this.#views !== undefined || this.#isViewed
    if (!this.#options.log.changed() && !isUnread) {
      this.#freshAt = performance.now()
      return
    }
    this.#isViewed = false
    this.#hasFailed = false
    this.#turn()
  }

  /** Lets lists change where their time has come and enough visitors stand behind it, else not before as long again. */
  #open(): void {
    const { cadence, learner, failed } = this.#options
    if (this.#isOpen || cadence === undefined || performance.now() < this.#opensAt) return
    this.#opensAt = performance.now() + cadence.everyMs
    try {
      this.#isOpen = learner.newPeople(cadence.leastPeople) >= cadence.leastPeople
    } catch (error) {
      failed(error)
    }
    this.#isViewed ||= this.#isOpen
  }

  get #isHeld(): boolean {
    return this.#stopped || this.#holds > 0
  }

  /** Learns products: what has run out is not to be shown for as long as a snapshot takes. No state that is held has them. */
  #restock(): void {
    const begun = this.#catalog
    // It may have read products ahead that are older than these.
    this.#orders = undefined
    this.#catalog = this.#advance(begun ?? this.#options.learner.catalog()[Symbol.iterator]())
    if (begun !== undefined && this.#catalog === undefined) this.#later()
  }

  /** Orders first, and views where that leaves time. */
  #turn(): void {
    this.follow()
    if (this.#isHeld || this.#orders !== undefined) return
    if (this.#isOpen) this.#look()
    else this.#freshAt = performance.now()
    if (this.#views === undefined && !this.#isWarm && !this.#hasFailed) this.#warm()
  }

  #look(): void {
    const begun = this.#views
    this.#views = this.#advance(begun ?? this.#options.learner.views()[Symbol.iterator]())
    if (this.#views !== undefined) return
    if (this.#options.cadence !== undefined) this.#isOpen = this.#isViewed = this.#hasFailed
    else if (begun !== undefined) this.#isViewed = true
  }

  #warm(): void {
    this.#warming = this.#advance(this.#warming ?? this.#options.learner.warm()[Symbol.iterator]())
    this.#isWarm = this.#warming === undefined
  }

  /** Goes on for a slice. Answers what is left for later; nothing after a failure, so that the next look begins anew. */
  #advance(unread: Iterator<void>): Iterator<void> | undefined {
    const until = performance.now() + SLICE_MS
    try {
      while (!unread.next().done) {
        if (performance.now() < until) continue
        this.#later()
        return unread
      }
    } catch (error) {
      this.#hasFailed = true
      this.#options.failed(error)
    }
    return undefined
  }

  #later(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      this.#turn()
    })
  }
}
