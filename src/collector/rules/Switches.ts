import type { BlockRequest } from '../../protocol/block.js'
import type { BlockExperiment, BlockTarget } from '../../protocol/recommendations.js'
import { LAPSED_DAYS } from '../../protocol/segment.js'
import type { Experiment } from './Experiment.js'
import type { Pause } from './Pause.js'
import type { Target } from './Target.js'

type Place = Pick<BlockRequest, 'type' | 'placement'>

/** What is switched off on one site, what is tried there, and what is another for some segments. */
export class Switches {
  /** Days after which a buyer is lapsed, as pages are told; nothing where they know it anyway. */
  readonly lapsedDays: number | undefined
  readonly #pauses: readonly Pause[]
  readonly #experiments: readonly Experiment[]
  readonly #targets: readonly Target[]
  /** When a pause, an experiment, a stage or a target begins or ends, ms. */
  readonly #moments: readonly number[]

  /** @param experiments of which no two run at one placement at a time */
  constructor(
    pauses: readonly Pause[],
    experiments: readonly Experiment[],
    targets: readonly Target[] = [],
    lapsedDays = LAPSED_DAYS,
  ) {
    this.lapsedDays = lapsedDays === LAPSED_DAYS ? undefined : lapsedDays
    this.#pauses = pauses
    this.#experiments = experiments
    this.#targets = targets
    this.#moments = [
      ...[...pauses, ...targets].flatMap(({ from, until }) => [from, until]),
      ...experiments.flatMap(({ stages, until }) => [...stages.map(({ from }) => from), until]),
    ].filter(moment => moment !== undefined && Number.isFinite(moment)) as number[]
  }

  /** For whom a block is paused at a time, ms. */
  paused(request: Place, at: number): Pause['visitors'] | undefined {
    const inForce = this.#pauses.filter(pause => holds(pause, request, at))
    return inForce.some(({ visitors }) => visitors === 'all') ? 'all' : inForce[0]?.visitors
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

  /**
   * What is another for segments at a time, ms, as pages are told of it, in the order of the file. Nothing where an experiment runs: it
   * compares what all see.
   */
  targets(request: Place, at: number): BlockTarget[] | undefined {
    if (request.placement !== undefined && this.experiment(request.placement, at)) return undefined
    const told = this.#targets
      .filter(target => holds(target, request, at))
      .map(({ name, segments, hidden, change }) => ({
        name,
        segments,
        ...(hidden && { hidden }),
        ...(change && { change }),
      }))
    return told.length > 0 ? told : undefined
  }

  /** What has passed up to a time, ms: beginnings and ends; with another number a block may be another. */
  epoch(at: number): number {
    let passed = 0
    for (const moment of this.#moments) if (moment <= at) passed++
    return passed
  }
}

/** Whether a pause or a target is for a block at a time, ms. */
function holds(one: Pause | Target, { type, placement }: Place, at: number): boolean {
  const { placements, blocks, from = at, until } = one
  if (at < from || (until !== undefined && at >= until)) return false
  if (blocks !== undefined && !blocks.includes(type)) return false
  return placements === undefined || (placement !== undefined && placements.includes(placement))
}
