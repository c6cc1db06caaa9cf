import type { Experiment, Stage } from './Experiment.js'
import { mayMeet } from './mayMeet.js'
import { nameChecker } from './nameChecker.js'
import type { FileExperiment } from './RulesFile.js'
import { type ReadTime, readFrom, readSpan } from './readSpan.js'

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
  const checkName = nameChecker(problems)
  for (const [index, one] of written.entries()) {
    const place = `experiments[${index}]`
    const known = problems.length
    const { name, placement, sites, control, change } = one
    checkName(place, name)
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
