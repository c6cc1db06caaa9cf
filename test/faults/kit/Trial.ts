import type { Random } from '../../../src/simulator/createRandom.js'

/** What a trial was asked for. */
export interface TrialOptions {
  /** How often the fault is caused. */
  cycles: number
  /** Where all chance comes from: the same seed makes the same choices. */
  random: Random
  /** A safety that is switched off, one of the trial's `controls`: the trial must then find loss. */
  without: string | undefined
  /** Tells the reader how far it is. */
  say(text: string): void
}

/** What a checker found. Each id is counted once under the worst that befell it. */
export interface Finding {
  /** Cycles that were run. */
  cycles: number
  /** Events that were promised to be kept: resolved as `persisted` in a page, or with a receipt. */
  acked: number
  /** Promised, but neither in the log nor still waiting. */
  lost: number
  /** Counted more than once, in rows or in counters. */
  double: number
  /** Rows that nobody sent, counters that disagree with rows, files that fail their check, answers that should not be. */
  corrupt: number
  /** What went wrong, one sentence each; the first few are printed. */
  faults: string[]
  /** Further figures for the printed line. */
  figures?: Record<string, number>
}

/** One way to break things, and the check that nothing was lost by it. */
export interface Trial {
  name: string
  /** What is done, in one sentence. */
  what: string
  /** What one cycle is, such as `kills`. */
  unit: string
  /** Cycles of the run in `npm test` and of the long run. */
  cycles: { short: number; long: number }
  /** Safeties that can be switched off. */
  controls: Record<string, Control>
  /** It watches the clock, or keeps two cores busy by itself: nothing else may run beside it. */
  isAlone?: true
  /** Why it cannot be run on this machine, if it cannot. */
  unavailable?(): Promise<string | undefined>
  run(options: TrialOptions): Promise<Finding>
}

/** A safety that can be switched off: the trial must then find what it guards against. */
export interface Control {
  /** What happens without it. */
  what: string
  /** Cycles in which it must be found. */
  cycles: number
  /** What that is: events that are lost, unless it is something else. */
  finds?: 'lost' | 'double' | 'corrupt'
}

/** Whether a run without a safety has found what the safety guards against, and not something beside it. */
export const isFound = ({ finds = 'lost' }: Control, finding: Finding): boolean => finding[finds] > 0

/** Whether nothing was lost, counted twice or damaged. */
export const isClean = ({ lost, double, corrupt }: Finding): boolean => lost + double + corrupt === 0
