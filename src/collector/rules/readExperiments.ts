import { EXPERIMENT_LENGTH } from '../../protocol/events/ecommerce.js'
import type { Experiment, Stage } from './Experiment.js'
import { type ReadTime, readFrom, readSpan } from './readSpan.js'
import type { FileExperiment } from './rulesSchema.js'

interface Read {
  place: string
  experiment: Experiment
}

/**
 * Reads experiments that the schema has accepted, without those that are off.
 *
 * @param problems takes a sentence for each mistake that no schema sees
 */
export function readExperiments(written: readonly FileExperiment[], read: ReadTime, problems: string[]): Experiment[] {
  const ready: Read[] = []
  const places = new Map<string, string>()
  for (const [index, one] of written.entries()) {
    const place = `experiments[${index}]`
    const known = problems.length
    const { name, placement, sites, control, change } = one
    // The schema counts characters, events count as JavaScript does: an emoji is two, and a name that is cut is another.
    if (name.length > EXPERIMENT_LENGTH)
      problems.push(`${place}.name is too long with its emoji. Write at most ${EXPERIMENT_LENGTH} letters.`)
    const before = places.get(name)
    if (before !== undefined)
      problems.push(
        `${place}.name is "${name}", as that of ${before}. Write another: results are counted by name, also those of before.`,
      )
    else places.set(name, place)
    const { from, until } = readSpan(place, one, read, problems)
    const stages = one.stages
      ? readStages(`${place}.stages`, one.stages, { from, until }, read, problems)
      : [{ from: from ?? Number.NEGATIVE_INFINITY, share: one.share! }]
    if (problems.length > known || one.off) continue
    const experiment: Experiment = {
      name,
      placement,
      stages,
      ...(sites && { sites }),
      ...(until !== undefined && { until }),
      ...(control && { control }),
      ...(change && { change }),
    }
    for (const other of ready)
      if (mayMeet(experiment, other.experiment))
        problems.push(
          `${place} ("${name}") may run at the same time as ${other.place} ("${other.experiment.name}"), both at ${placement}. Write another placement, other sites or other times, or "off": true.`,
        )
    ready.push({ place, experiment })
  }
  return ready.map(({ experiment }) => experiment)
}

function readStages(
  place: string,
  written: NonNullable<FileExperiment['stages']>,
  span: { from: number | undefined; until: number | undefined },
  read: ReadTime,
  problems: string[],
): Stage[] {
  const stages: Stage[] = []
  for (const [index, { from, share }] of written.entries()) {
    const one = `${place}[${index}]`
    const begin = readFrom(`${one}.from`, from, read, problems)
    if (begin === undefined) continue
    const before = stages.at(-1)
    if (before !== undefined && begin <= before.from)
      problems.push(`${one}.from is "${from}", which is not after the stage before it. Write a later day.`)
    if (before !== undefined && share < before.share)
      problems.push(
        `${one}.share is ${share}, less than in the stage before it. Who takes part stays in it: write at least ${before.share}, or end this experiment and make another one.`,
      )
    if (span.until !== undefined && begin >= span.until)
      problems.push(`${one}.from is "${from}", which is not before until. Write an earlier day.`)
    stages.push({ from: begin, share })
  }
  const { from } = span
  return from === undefined ? stages : stages.map(stage => ({ ...stage, from: Math.max(stage.from, from) }))
}

/** Whether both may run at one moment, at the same placement of one site. */
function mayMeet(one: Experiment, other: Experiment): boolean {
  if (one.placement !== other.placement) return false
  if (one.sites !== undefined && other.sites !== undefined && !one.sites.some(site => other.sites!.includes(site)))
    return false
  return beginOf(one) < endOf(other) && beginOf(other) < endOf(one)
}

function beginOf({ stages }: Experiment): number {
  return stages[0]!.from
}

function endOf({ until }: Experiment): number {
  return until ?? Number.POSITIVE_INFINITY
}
