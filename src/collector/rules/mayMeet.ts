import type { Experiment } from './Experiment.js'
import type { Target } from './Target.js'

/** Whether an experiment, and another or a target, may be in force at one moment, at the same placement of one site. */
export function mayMeet(one: Experiment | Target, experiment: Experiment): boolean {
  const { placement, sites } = experiment
  const places = 'placement' in one ? [one.placement] : one.placements
  if (places !== undefined && !places.includes(placement)) return false
  if (one.sites !== undefined && sites !== undefined && !one.sites.some(site => sites.includes(site))) return false
  return beginOf(one) < endOf(experiment) && beginOf(experiment) < endOf(one)
}

function beginOf(one: Experiment | Target): number {
  return ('stages' in one ? one.stages[0]!.from : one.from) ?? Number.NEGATIVE_INFINITY
}

function endOf({ until }: Experiment | Target): number {
  return until ?? Number.POSITIVE_INFINITY
}
