import type { Fate } from '../../../../src/core/Tracker.js'

/** One event as the pages told of it. */
export interface Told {
  id: string
  name: string
  params: { transaction_id?: string }
  /** The last fate that was told. */
  fate: Fate
  /** Whether the page that has it in memory still lives. */
  isAlive(): boolean
}

/** What the trial knows beside the system under test: what was told to pages, and what may rightly be missing. */
export interface Ledger {
  told: Map<string, Told>
  /** Every id that a page invented. */
  invented: Set<string>
  /** Ids that need not be counted any more, with the reason. */
  excused: Map<string, string>
  /** How often problems were told, by code; losses by their number. */
  problems: Map<string, number>
}

export const createLedger = (): Ledger => ({
  told: new Map(),
  invented: new Set(),
  excused: new Map(),
  problems: new Map(),
})

/** From now on none of what was told so far must be counted: the shopper, or the browser, has deleted it. */
export function excuseAll({ told, excused, invented }: Ledger, reason: string): void {
  for (const id of told.keys()) if (!excused.has(id)) excused.set(id, reason)
  for (const id of invented) if (!excused.has(id)) excused.set(id, reason)
}
