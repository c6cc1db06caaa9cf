import type { Books, TrackerHost } from '../core/Tracker.js'
import type { Remembered } from '../protocol/segment.js'
import type { Advice } from './Advice.js'
import type { Journal } from './journal.js'
import type { Preview } from './previews.js'
import type { Blocks } from './watchBlocks.js'

/** What this browser remembers, as far as it may. */
export interface Self extends Remembered {
  outbox?: string
  visitor?: string
  customer?: string | null
  sessionAt?: number
  cart?: { items: readonly { item_id: string; quantity?: number }[] }
  recent?: readonly string[]
}

/** What the sections show. */
export interface Model {
  tracker: TrackerHost
  journal: Journal
  blocks: Blocks
  preview: Preview | undefined
  self: Self
  books: Books | undefined
  /** When debugging ends by itself, ms since 1970; 0 where the browser does not remember it. */
  until: number
  /** What is wrong with the page and its blocks; advice on events stands with them. */
  advice: readonly Advice[]
  /** Outlines a block on the page. */
  point(block: Element): void
  /** Sends what waits. */
  flush(): void
}
