import type { BlockExperiment } from '../../protocol/recommendations.js'

/** From when on which part of the visitors takes part. */
export interface Stage {
  /** First moment, ms; before all time where there was no beginning. */
  from: number
  /** Above 0, up to 1. */
  share: number
}

/** One thing that is tried at one placement. */
export interface Experiment extends Omit<BlockExperiment, 'share'> {
  placement: string
  /** Every site where it does not say. */
  sites?: readonly string[]
  /** At least one, oldest first; it begins with the first. */
  stages: readonly Stage[]
  /** First moment at which it runs no more, ms. */
  until?: number
}
