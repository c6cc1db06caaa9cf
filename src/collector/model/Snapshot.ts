import type { ShelfName } from './Shelf.js'

/** What the models of all sites had learned at one moment: a start goes on from it instead of reading the whole log. */
export interface Snapshot extends SnapshotFacts {
  sites: readonly SiteSnapshot[]
}

/** What must fit the log and the settings before the models are taken over. */
export interface SnapshotFacts {
  /** The last event whose order, and the last whose views, were learned. */
  orders: LogMark
  views: LogMark
  /** Events that were learned. */
  learned: number
  /** Of the log then: who was erased since, and what expired, is in the models and must not come back. */
  withdrawals: number
  /** The sites that are served; nothing where that is every site. */
  served: readonly string[] | null
  /** Settings of the models, with the seed of their hashes apart. */
  settings: string
  hashSeed: number
}

/** An event of the log by its position, and by its id, since another log may have another event there. */
export interface LogMark {
  n: number
  id: string
}

export interface SiteSnapshot {
  site: string
  /** The names that orders and views gave to products. */
  names: readonly ShelfName[]
  /** What `Recommender.save` answered. */
  model: readonly Uint8Array[]
}
