import type { BlockRequest } from '../../protocol/block.js'
import type { BlockExperiment } from '../../protocol/recommendations.js'
import type { Experiment } from './Experiment.js'
import type { Pause } from './Pause.js'

/** What is switched off on one site, and what is tried there. */
export class Switches {
  readonly #pauses: readonly Pause[]
  readonly #experiments: readonly Experiment[]
  /** When a pause, an experiment or a stage begins or ends, ms. */
  readonly #moments: readonly number[]

  /** @param experiments of which no two run at one placement at a time */
  constructor(pauses: readonly Pause[], experiments: readonly Experiment[]) {
    this.#pauses = pauses
    this.#experiments = experiments
    this.#moments = [
      ...pauses.flatMap(({ from, until }) => [from, until]),
      ...experiments.flatMap(({ stages, until }) => [...stages.map(({ from }) => from), until]),
    ].filter(moment => moment !== undefined && Number.isFinite(moment)) as number[]
  }

  /** For whom a block is paused at a time, ms. */
  paused({ type, placement }: Pick<BlockRequest, 'type' | 'placement'>, at: number): Pause['visitors'] | undefined {
    let paused: Pause['visitors'] | undefined
    for (const { visitors, placements, blocks, from = at, until } of this.#pauses) {
      if (at < from || (until !== undefined && at >= until)) continue
      if (blocks !== undefined && !blocks.includes(type)) continue
      if (placements !== undefined && (placement === undefined || !placements.includes(placement))) continue
      if (visitors === 'all') return visitors
      paused = visitors
    }
    return paused
  }

  /** The experiment that runs at a placement at a time, ms, as pages are told of it. */
  experiment(placement: string, at: number): BlockExperiment | undefined {
    for (const { name, placement: own, stages, until, control, change } of this.#experiments) {
      if (own !== placement || (until !== undefined && at >= until)) continue
      const stage = stages.filter(({ from }) => from <= at).at(-1)
      if (stage !== undefined)
        return { name, share: stage.share, ...(control && { control }), ...(change && { change }) }
    }
    return undefined
  }

  /** What has passed up to a time, ms: beginnings and ends; with another number a block may be another. */
  epoch(at: number): number {
    let passed = 0
    for (const moment of this.#moments) if (moment <= at) passed++
    return passed
  }
}
