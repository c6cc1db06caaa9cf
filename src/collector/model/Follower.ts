import { performance } from 'node:perf_hooks'
import type { RecommenderOptions } from '../../recommender/Recommender.js'
import type { LoggedEvent } from '../log/EventLog.js'
import type { Store } from '../openStore.js'
import { ORDERS, VIEWS } from './factsOf.js'
import { SiteModel } from './SiteModel.js'

/** Time that the event loop is given away for in one go, ms. */
const SLICE_MS = 10

/** Pause between two looks at what other processes have written, ms. */
const POLL_MS = 500

export interface FollowerOptions {
  store: Store
  /** The sites that are served; without it every site that the store knows, also those that come later. */
  sites?: readonly string[]
  model: RecommenderOptions
  /** Told when reading fails; the next look tries again. */
  failed(error: unknown): void
}

interface Followed {
  model: SiteModel
  /** The last revision of the catalog that was seen. */
  revision: number
}

/** Keeps the models of all sites up to date with the log and the catalog, whoever writes to them. */
export class Follower {
  readonly #options: FollowerOptions
  readonly #sites = new Map<string, Followed>()
  readonly #timer: ReturnType<typeof setInterval>
  /** The positions up to which orders and views were learned from the log. */
  #ordersAt = 0
  #viewsAt = 0
  #orders: Iterator<void> | undefined
  #views: Iterator<void> | undefined
  #isViewed = false
  #scheduled = false
  #stopped = false
  #freshAt = performance.now()

  /**
   * Learns the catalog and the orders that there are, which takes about a second per million lines, and goes on following. Views
   * are learned a slice at a time from then on: there are many more, and lists of orders do not need them.
   */
  constructor(options: FollowerOptions) {
    this.#options = options
    for (const _ of this.#readOrders());
    this.#freshAt = performance.now()
    this.#later()
    this.#timer = setInterval(() => this.#poll(), POLL_MS)
    this.#timer.unref()
  }

  /** The sites that are served. */
  get sites(): IterableIterator<string> {
    return this.#sites.keys()
  }

  model(site: string): SiteModel | undefined {
    return this.#sites.get(site)?.model
  }

  /** Time since the models were known to hold all orders and products, in whole seconds as ms; 0 while they are looked at as planned. */
  ageMs(): number {
    const age = performance.now() - this.#freshAt
    return age < 4 * POLL_MS ? 0 : Math.floor(age / 1000) * 1000
  }

  /** Learns the orders and products that have been written, a slice at a time; when it returns, a small amount is already learned. */
  follow(): void {
    if (this.#stopped) return
    this.#orders = this.#advance(this.#orders ?? this.#readOrders()[Symbol.iterator]())
    if (this.#orders === undefined) this.#freshAt = performance.now()
  }

  /** Something was looked at: it is learned at the next poll, since a turn for each batch would cost as much as storing it. */
  viewed(): void {
    this.#isViewed = true
  }

  stop(): void {
    this.#stopped = true
    clearInterval(this.#timer)
  }

  #poll(): void {
    const isUnread = this.#orders !== undefined || this.#views !== undefined || this.#isViewed
    if (!this.#options.store.log.changed() && !isUnread) {
      this.#freshAt = performance.now()
      return
    }
    this.#isViewed = false
    this.#turn()
  }

  /** Orders first, and views where that leaves time. */
  #turn(): void {
    this.follow()
    if (this.#stopped || this.#orders !== undefined) return
    this.#views = this.#advance(this.#views ?? this.#readViews()[Symbol.iterator]())
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

  /** Learns what is new of products and orders, and yields after each step, so that the caller can stop for a while. */
  *#readOrders(): Iterable<void> {
    const { store, sites } = this.#options
    for (const site of sites ?? store.sites.keys()) this.#followed(site)
    for (const [site, followed] of this.#sites) {
      // A revision counts as seen when the next one begins: a failure in its middle reads it again.
      let reading = followed.revision
      for (const change of store.catalog.changes(site, followed.revision)) {
        if (change.revision !== reading) followed.revision = reading
        reading = change.revision
        followed.model.stock(change)
        yield
      }
      followed.revision = reading
    }
    for (const logged of store.log.read({ after: this.#ordersAt, names: ORDERS })) {
      this.#learn(logged)
      this.#ordersAt = logged.n
      yield
    }
  }

  *#readViews(): Iterable<void> {
    for (const logged of this.#options.store.log.read({ after: this.#viewsAt, names: VIEWS })) {
      this.#learn(logged)
      this.#viewsAt = logged.n
      yield
    }
  }

  #learn(logged: LoggedEvent): void {
    const { sites } = this.#options
    const followed = sites === undefined ? this.#followed(logged.site) : this.#sites.get(logged.site)
    followed?.model.learn(logged)
  }

  #followed(site: string): Followed {
    let followed = this.#sites.get(site)
    if (followed === undefined) {
      followed = { model: new SiteModel(this.#options.model), revision: 0 }
      this.#sites.set(site, followed)
    }
    return followed
  }
}
