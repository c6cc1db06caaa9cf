import type { TrackerHost } from '../core/Tracker.js'
import type { Receipt } from '../protocol/batch.js'
import type { BlockRequest } from '../protocol/block.js'
import type { Consent } from '../protocol/consent.js'
import type { ProblemCode } from '../protocol/problems.js'
import type { TestAnswers } from './blockOf.js'
import type { TestEvent } from './TestEvent.js'

export interface TestTrackerOptions {
  /** Default `test`. */
  site?: string
  /** Default `granted`. */
  consent?: Consent
  /** What `recommend()` answers, by block type; other types are empty. */
  answers?: TestAnswers
  /** The clock at the start, ms since 1970; only `advance()` moves it. Default 2026-01-01. */
  now?: number
  /** The n-th id, from 1. Default: n as 32 hexadecimal digits. */
  ids?(nth: number): string
  /** Page type of the first page view. */
  pageType?: string
  /** Longest wait of an event before it is sent, ms. Default 3000. */
  flushEveryMs?: number
}

/** A problem that the tracker told. */
export interface TestProblem {
  code: ProblemCode
  detail: string | undefined
  /** One sentence that says what to do. */
  message: string
}

/** A tracker for unit tests: it records what the shop's code tells, and sends it to a collector that lives in memory. */
export interface TestTracker extends TrackerHost {
  /** What was recorded, oldest first. What waits for consent, or was dropped, is not among it. */
  readonly events: readonly TestEvent[]
  readonly receipts: readonly Receipt[]
  readonly problems: readonly TestProblem[]
  /** Blocks that were asked for, oldest first. */
  readonly asked: readonly BlockRequest[]
  /** Moves the clock, and sends what has waited long enough by then. */
  advance(ms: number): Promise<void>
}
