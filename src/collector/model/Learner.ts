import type { Forgotten } from '../../recommender/Recommender.js'
import type { RecommenderOptions } from '../../recommender/RecommenderOptions.js'
import type { Rule } from '../../recommender/rules/Rule.js'
import type { LoggedEvent } from '../log/EventLog.js'
import { ORDERS, VISITS } from '../log/learnedNames.js'
import type { Store } from '../openStore.js'
import type { Switches } from '../rules/Switches.js'
import { personOf } from './factsOf.js'
import { fitsLog, settingsOf } from './fitsLog.js'
import { SiteModel } from './SiteModel.js'
import type { LogMark, Snapshot } from './Snapshot.js'

export interface LearnerOptions {
  store: Store
  /** The sites that are served; without it every site that the store knows, also those that come later. */
  sites?: readonly string[]
  model: RecommenderOptions
  /** The rules of a site. */
  rules?: (site: string) => readonly Rule[]
  /** The pauses, experiments and targets of a site. */
  switches?: (site: string) => Switches
  /** What was learned before, as `Learner.snapshot` told it; left alone where it is of another log or of other settings. */
  saved?: Snapshot | undefined
  /** Told when what was learned before cannot be taken over; the log is read instead. */
  failed(error: unknown): void
}

/** Before the first event of a log. */
const BEGINNING: LogMark = { n: 0, id: '' }

interface Learned {
  model: SiteModel
  /** The last revision of the catalog that was seen. */
  revision: number
}

/**
 * Reads the log and the catalog into the models of the sites, and knows how far it has read. Each reading yields after every
 * step, so that the caller can stop for a while; one that is given up is begun anew where learning stands.
 */
export class Learner {
  readonly #options: Omit<LearnerOptions, 'saved'>
  readonly #sites = new Map<string, Learned>()
  /** The last events whose orders and views were learned from the log. */
  #ordersAt: LogMark = BEGINNING
  #viewsAt: LogMark = BEGINNING
  #model: RecommenderOptions
  #restored = 0
  #learned = 0

  constructor({ saved, ...options }: LearnerOptions) {
    this.#options = options
    this.#model = options.model
    if (saved !== undefined && fitsLog(saved, options)) this.#takeOver(saved)
  }

  /** The sites that are served. */
  get sites(): IterableIterator<string> {
    return this.#sites.keys()
  }

  model(site: string): SiteModel | undefined {
    return this.#sites.get(site)?.model
  }

  /** Events that were learned, those of the snapshot included. */
  get learned(): number {
    return this.#learned
  }

  /** Events that a snapshot brought. */
  get restored(): number {
    return this.#restored
  }

  /** Whether most of what the models hold room for was taken back: learned anew they would take less than half. */
  get isWorn(): boolean {
    let worn = 0
    for (const { model } of this.#sites.values()) {
      const { orders, sessions, forgotten } = model.recommender.stats()
      worn += forgotten - orders - sessions
    }
    return worn > 0
  }

  /** All that was learned so far, without a copy of it: true until more is learned. */
  snapshot(): Snapshot {
    return {
      orders: this.#ordersAt,
      views: this.#viewsAt,
      learned: this.#learned,
      withdrawals: this.#options.store.log.withdrawals,
      served: this.#options.sites ?? null,
      ...settingsOf(this.#model),
      sites: [...this.#sites].map(([site, { model }]) => ({ site, ...model.save() })),
    }
  }

  /** Distinct people behind what is not learned yet, counted up to `most`. */
  newPeople(most: number): number {
    const { sites, store } = this.#options
    const people = new Set<string>()
    for (const [{ n }, names] of [[this.#ordersAt, ORDERS] as const, [this.#viewsAt, VISITS] as const]) {
      for (const logged of store.log.read({ after: n, names })) {
        const person = personOf(logged)
        if (person !== undefined && logged.doubt === undefined && (sites?.includes(logged.site) ?? true))
          people.add(`${logged.site} ${person}`)
        if (people.size >= most) return most
      }
    }
    return people.size
  }

  /** Takes back what was learned of events that the log has no more. */
  forget(site: string, gone: Forgotten): void {
    this.#sites.get(site)?.model.recommender.forget(gone)
  }

  /** Goes by the rules, pauses, experiments and targets of all sites as they are now. */
  takeRules(): void {
    for (const [site, { model }] of this.#sites) this.#ruled(site, model)
  }

  /** Learns what is new of products and orders. */
  *orders(): Iterable<void> {
    yield* this.catalog()
    for (const logged of this.#options.store.log.read({ after: this.#ordersAt.n, names: ORDERS })) {
      this.#learn(logged)
      this.#ordersAt = markOf(logged)
      yield
    }
  }

  /** Learns what is new of products. */
  *catalog(): Iterable<void> {
    const { store, sites } = this.#options
    for (const site of sites ?? store.sites.keys()) this.#known(site)
    for (const [site, known] of this.#sites) {
      // A revision counts as seen when the next one begins: a failure in its middle reads it again.
      let reading = known.revision
      for (const change of store.catalog.changes(site, known.revision)) {
        if (change.revision !== reading) known.revision = reading
        reading = change.revision
        known.model.stock(change)
        yield
      }
      known.revision = reading
    }
  }

  /** Learns what is new of views. */
  *views(): Iterable<void> {
    for (const logged of this.#options.store.log.read({ after: this.#viewsAt.n, names: VISITS })) {
      this.#learn(logged)
      this.#viewsAt = markOf(logged)
      yield
    }
  }

  /** Counts ahead what the first questions will need. Learns nothing. */
  *warm(): Iterable<void> {
    for (const { model } of this.#sites.values()) yield* model.recommender.warm()
  }

  #learn(logged: LoggedEvent): void {
    const { sites } = this.#options
    this.#learned++
    const known = sites === undefined ? this.#known(logged.site) : this.#sites.get(logged.site)
    known?.model.learn(logged)
  }

  #known(site: string): Learned {
    let known = this.#sites.get(site)
    if (known === undefined) {
      known = { model: this.#ruled(site, new SiteModel(this.#model)), revision: 0 }
      this.#sites.set(site, known)
    }
    return known
  }

  #ruled(site: string, model: SiteModel): SiteModel {
    const rules = this.#options.rules?.(site)
    if (rules !== undefined) model.recommender.setRules(rules)
    const switches = this.#options.switches?.(site)
    if (switches !== undefined) model.switches = switches
    return model
  }

  #takeOver({ orders, views, learned, hashSeed, sites }: Snapshot): void {
    const model = { ...this.#options.model, hashSeed }
    const taken: [string, Learned][] = []
    try {
      for (const saved of sites)
        taken.push([saved.site, { model: this.#ruled(saved.site, new SiteModel(model, saved)), revision: 0 }])
    } catch (error) {
      this.#options.failed(error)
      return
    }
    for (const [site, known] of taken) this.#sites.set(site, known)
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
