import { performance } from 'node:perf_hooks'
import type { RecommenderOptions } from '../../recommender/Recommender.js'
import type { Store } from '../openStore.js'
import { LEARNED } from './factsOf.js'
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
  /** The position up to which the log was learned. */
  #position = 0
  #unread: Iterator<void> | undefined
  #scheduled = false
  #stopped = false
  #freshAt = performance.now()

  /** Learns everything that there is, which takes about a second per million lines of orders, and goes on following. */
  constructor(options: FollowerOptions) {
    this.#options = options
    for (const _ of this.#read());
    this.#freshAt = performance.now()
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

  /** Time since the models were known to hold everything, in whole seconds as ms; 0 while they are looked at as planned. */
  ageMs(): number {
    const age = performance.now() - this.#freshAt
    return age < 4 * POLL_MS ? 0 : Math.floor(age / 1000) * 1000
  }

  /** Learns what has been written, a slice at a time; when it returns, a small amount is already learned. */
  follow(): void {
    if (this.#stopped) return
    const until = performance.now() + SLICE_MS
    try {
      this.#unread ??= this.#read()[Symbol.iterator]()
      while (!this.#unread.next().done) {
        if (performance.now() < until) continue
        this.#later()
        return
      }
      this.#freshAt = performance.now()
    } catch (error) {
      this.#options.failed(error)
    }
    this.#unread = undefined
  }

  stop(): void {
    this.#stopped = true
    clearInterval(this.#timer)
  }

  #poll(): void {
    if (this.#options.store.log.changed() || this.#unread !== undefined) this.follow()
    else this.#freshAt = performance.now()
  }

  #later(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      this.follow()
    })
  }

  /** Learns what is new and yields after each step, so that the caller can stop for a while. */
  *#read(): Iterable<void> {
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
    for (const logged of store.log.read({ after: this.#position, names: LEARNED })) {
      const followed = sites === undefined ? this.#followed(logged.site) : this.#sites.get(logged.site)
      followed?.model.learn(logged)
      this.#position = logged.n
      yield
    }
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
