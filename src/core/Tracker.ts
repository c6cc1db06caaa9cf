import type { UseStore } from 'idb-keyval'
import type { Receipt } from '../protocol/batch.js'
import type { BlockRequest } from '../protocol/block.js'
import type { Consent } from '../protocol/consent.js'
import type { EventMap, EventName } from '../protocol/events/index.js'
import type { Given } from '../protocol/Given.js'
import type { Item } from '../protocol/item.js'
import type { ProblemCode } from '../protocol/problems.js'
import type { RecommendedBlock } from '../protocol/recommendations.js'
import type { Remembered } from '../protocol/segment.js'
import type { CartSnapshot } from './CartSnapshot.js'

/**
 * The fate of an event in this browser. `persisted`: survives a crash and is sent until a receipt comes. `memory`: storage
 * refused, lives as long as the page. `held`: waits in memory for consent. `dropped`: not kept, `code` says why.
 */
export type Fate =
  | { status: 'persisted' | 'memory' | 'held'; id: string }
  | { status: 'dropped'; id: string; code: ProblemCode }

export interface CartApi {
  /**
   * Replaces the cart. The differences to the last snapshot are recorded as `add_to_cart` and `remove_from_cart`, the
   * whole as `cart`. Resolves when all of them have a fate.
   */
  set(cart: Given<CartSnapshot | Item[]>): Promise<Fate[]>
  get(): Promise<CartSnapshot>
}

/** What a tracker tells its listeners. */
export interface TrackerEvents {
  /** An event has its fate. */
  event: { id: string; name: EventName; params: object; fate: Fate }
  receipt: Receipt
  problem: { code: ProblemCode; detail?: string | undefined }
  consent: Consent
  /** The cart was set, in this tab. */
  cart: CartSnapshot
  /** A page view began: also inside single-page apps and after a return from the back/forward cache. */
  page: { pageView: string; type: string | undefined }
}

/** What the page tells the collector about a page view beyond what it can see itself. */
export interface PageOptions {
  type?: string
}

export interface TrackerConfig {
  /** The site key. */
  site: string
  /** Address of the collector, such as `https://collector.shop.example`. */
  collector: string
  /** Consent until the shop says otherwise. Default `pending`. */
  consent?: Consent
  /** Page type of the first page view; else `data-page-type` of `<html>`. */
  pageType?: string
  /** Record page views without being asked, also in single-page apps. Default true. */
  autoPageView?: boolean
  /** Query parameters that addresses keep. Default: `utm_*` and none other. */
  keepParams?: readonly string[]
  /** Longest wait of an event before it is sent, ms. Default 3000. */
  flushEveryMs?: number
}

/** An addition to the tracker, from a chunk or an import. `start` gets the running tracker and answers how to stop. */
export interface Plugin {
  name: string
  start(tracker: TrackerHost): () => void
}

/**
 * Where the events of this browser's outbox have gone: while nothing is on its way, `tracked` is the sum of all others.
 * `counted` have their receipt. `rejected` and `dropped` are by problem code. What waits for consent is not tracked yet.
 */
export interface Books {
  tracked: number
  counted: number
  rejected: Record<string, number>
  dropped: Record<string, number>
  /** In the outbox. */
  waiting: number
}

type ParamsOf<N extends EventName> = EventMap[N] | Given<EventMap[N]>

/** What an event is told with; nothing where all of it may be left out. */
export type EventParams<N extends EventName> =
  Record<string, never> extends EventMap[N] ? [params?: ParamsOf<N>] : [params: ParamsOf<N>]

/** What `createTracker()` returns. No method throws. */
export interface Tracker {
  readonly site: string
  readonly collector: string
  /** Records one event. Never throws and never rejects. */
  event<N extends EventName>(name: N, ...params: EventParams<N>): Promise<Fate>
  readonly cart: CartApi
  /** Names the customer by the shop's own opaque id; an e-mail address is refused. Records `login`. */
  identify(customer: string): Promise<Fate>
  /** Forgets the customer on this browser and begins a new session. */
  logout(): Promise<void>
  /** Begins a page view by hand, for apps that set `autoPageView: false`, and says what type of page it is. */
  page(options?: Given<PageOptions>): Promise<Fate>
  /** The shopper's answer. `denied` and `anonymous` delete what is stored. */
  consent(state: Consent): Promise<void>
  /** Products for the shop's own markup. Several calls in one moment travel in one request. Never rejects: no answer is `undefined`. */
  recommend(request: RecommendRequest): Promise<RecommendedBlock | undefined>
  on<E extends keyof TrackerEvents>(event: E, listener: (value: TrackerEvents[E]) => void): () => void
  use(plugin: Plugin): () => void
  /** Sends now what waits, and resolves when it has a receipt or cannot be sent at present. */
  flush(): Promise<{ sent: number; waiting: number }>
  /** The books of this browser's outbox; `undefined` where the code for them cannot be loaded. Never rejects. */
  books(): Promise<Books | undefined>
  /** Stops timers, listeners and plugins. What is in the outbox stays there. */
  destroy(): void
}

/** A block asked for from code: everything but the type may be left out. */
export type RecommendRequest = Given<Partial<BlockRequest>> & Pick<BlockRequest, 'type'>

/** What a plugin sees beyond the public tracker. */
export interface TrackerHost extends Tracker {
  readonly state: {
    readonly consent: Consent
    readonly pageView: string
    readonly pageType: string | undefined
    /** When the next batch is to leave, on the monotonic clock in ms; infinite or absent where none is. */
    readonly due?: number
  }
  /** The tracker's own store, for the functions of idb-keyval and keys that begin with `kv|`. Only while consent is granted. */
  readonly store: UseStore
  /** What this browser remembers: who it is, the cart, products looked at and bought, newest first, and what segments go by. */
  memory(): Promise<
    Remembered & {
      visitor?: string
      cart?: CartSnapshot
      recent?: readonly string[]
    }
  >
  problem(code: ProblemCode, detail?: string): void
}
