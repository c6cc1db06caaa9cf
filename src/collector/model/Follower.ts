import { performance } from 'node:perf_hooks'
import type { RecommenderOptions } from '../../recommender/Recommender.js'
import type { Rule } from '../../recommender/rules/Rule.js'
import type { Erasure, LoggedEvent } from '../log/EventLog.js'
import type { Store } from '../openStore.js'
import { ORDERS, VIEWS } from './factsOf.js'
import { fitsLog, settingsOf } from './fitsLog.js'
import { SiteModel } from './SiteModel.js'
import type { LogMark, Snapshot } from './Snapshot.js'

/** Time that the event loop is given away for in one go, ms. */
const SLICE_MS = 10

/** Pause between two looks at what other processes have written, ms. */
const POLL_MS = 500

export interface FollowerOptions {
  store: Store
  /** The sites that are served; without it every site that the store knows, also those that come later. */
  sites?: readonly string[]
  model: RecommenderOptions
  /** The rules of a site. */
  rules?: (site: string) => readonly Rule[]
  /** What was learned before, as `Follower.hold` told it; left alone where it is of another log or of other settings. */
  saved?: Snapshot | undefined
  /** Told when reading fails; the next look tries again. */
  failed(error: unknown): void
}

/** Before the first event of a log. */
const BEGINNING: LogMark = { n: 0, id: '' }

/** What was learned at one moment, which lasts until `release`. */
export interface Held {
  snapshot: Snapshot
  release(): void
}

interface Followed {
  model: SiteModel
  /** The last revision of the catalog that was seen. */
  revision: number
}

/** Keeps the models of all sites up to date with the log and the catalog, whoever writes to them. */
export class Follower {
  readonly #options: Omit<FollowerOptions, 'saved'>
  readonly #sites = new Map<string, Followed>()
  readonly #timer: ReturnType<typeof setInterval>
  /** The last events whose orders and views were learned from the log. */
  #ordersAt: LogMark = BEGINNING
  #viewsAt: LogMark = BEGINNING
  #model: RecommenderOptions
  #restored = 0
  #learned = 0
  #orders: Iterator<void> | undefined
  #views: Iterator<void> | undefined
  /** The products alone, while nothing else is learned. */
  #catalog: Iterator<void> | undefined
  #isViewed = false
  #scheduled = false
  #stopped = false
  /** Who keeps it from learning. */
  #holds = 0
  #freshAt = performance.now()

  /**
   * Learns the catalog and the orders that there are, which takes about a second per million lines, and goes on following. Views
   * are learned a slice at a time from then on: there are many more, and lists of orders do not need them.
   */
  constructor({ saved, ...options }: FollowerOptions) {
    this.#options = options
    this.#model = options.model
    if (saved !== undefined && fitsLog(saved, options)) this.#takeOver(saved)
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
    if (this.#holds > 0) {
      this.#restock()
      return
    }
    this.#catalog = undefined
    const begun = this.#orders
    this.#orders = this.#advance(begun ?? this.#readOrders()[Symbol.iterator]())
    if (this.#orders !== undefined) return
    this.#freshAt = performance.now()
    // What was written since that reading began may lie behind the last page that it saw.
    if (begun !== undefined) this.#later()
  }

  /** Takes back at once what was learned of somebody whose events the log has no more. */
  forget(site: string, erasure: Erasure): void {
    this.#sites.get(site)?.model.recommender.forget(erasure)
    // What was read ahead may be theirs; reading begins again where learning stands.
    this.#orders = undefined
    this.#views = undefined
    this.#later()
  }

  /** Something was looked at: it is learned at the next poll, since a turn for each batch would cost as much as storing it. */
  viewed(): void {
    this.#isViewed = true
  }

  /** Events that were learned, those of the snapshot included. */
  get learned(): number {
    return this.#learned
  }

  /** Events that a snapshot brought. */
  get restored(): number {
    return this.#restored
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
    return { snapshot: this.#snapshot(), release }
  }

  /** Goes by the rules of all sites as they are now. */
  takeRules(): void {
    for (const [site, { model }] of this.#sites) this.#ruled(site, model)
  }

  stop(): void {
    this.#stopped = true
    clearInterval(this.#timer)
  }

  #snapshot(): Snapshot {
    return {
      orders: this.#ordersAt,
      views: this.#viewsAt,
      learned: this.#learned,
      erasures: this.#options.store.log.erasures,
      served: this.#options.sites ?? null,
      ...settingsOf(this.#model),
      sites: [...this.#sites].map(([site, { model }]) => ({ site, ...model.save() })),
    }
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

  get #isHeld(): boolean {
    return this.#stopped || this.#holds > 0
  }

  /** Learns products: what has run out is not to be shown for as long as a snapshot takes. No state that is held has them. */
  #restock(): void {
    const begun = this.#catalog
    // It may have read products ahead that are older than these.
    this.#orders = undefined
    this.#catalog = this.#advance(begun ?? this.#readCatalog()[Symbol.iterator]())
    if (begun !== undefined && this.#catalog === undefined) this.#later()
  }

  /** Orders first, and views where that leaves time. */
  #turn(): void {
    this.follow()
    if (this.#isHeld || this.#orders !== undefined) return
    const begun = this.#views
    this.#views = this.#advance(begun ?? this.#readViews()[Symbol.iterator]())
    if (begun !== undefined && this.#views === undefined) this.#isViewed = true
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
    yield* this.#readCatalog()
    for (const logged of this.#options.store.log.read({ after: this.#ordersAt.n, names: ORDERS })) {
      this.#learn(logged)
      this.#ordersAt = markOf(logged)
      yield
    }
  }

  *#readCatalog(): Iterable<void> {
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
  }

  *#readViews(): Iterable<void> {
    for (const logged of this.#options.store.log.read({ after: this.#viewsAt.n, names: VIEWS })) {
      this.#learn(logged)
      this.#viewsAt = markOf(logged)
      yield
    }
  }

  #learn(logged: LoggedEvent): void {
    const { sites } = this.#options
    this.#learned++
    const followed = sites === undefined ? this.#followed(logged.site) : this.#sites.get(logged.site)
    followed?.model.learn(logged)
  }

  #followed(site: string): Followed {
    let followed = this.#sites.get(site)
    if (followed === undefined) {
      followed = { model: this.#ruled(site, new SiteModel(this.#model)), revision: 0 }
      this.#sites.set(site, followed)
    }
    return followed
  }

  #ruled(site: string, model: SiteModel): SiteModel {
    const rules = this.#options.rules?.(site)
    if (rules !== undefined) model.recommender.setRules(rules)
    return model
  }

  #takeOver({ orders, views, learned, hashSeed, sites }: Snapshot): void {
    const model = { ...this.#options.model, hashSeed }
    const taken: [string, Followed][] = []
    try {
      for (const saved of sites)
        taken.push([saved.site, { model: this.#ruled(saved.site, new SiteModel(model, saved)), revision: 0 }])
    } catch (error) {
      this.#options.failed(error)
      return
    }
    for (const [site, followed] of taken) this.#sites.set(site, followed)
    this.#model = model
    this.#ordersAt = orders
    this.#viewsAt = views
    this.#learned = learned
    this.#restored = learned
  }
}

function markOf({ n, event }: LoggedEvent): LogMark {
  return { n, id: event.id }
}
