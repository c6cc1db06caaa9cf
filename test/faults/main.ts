import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createRandom } from '../../src/simulator/createRandom.js'
import { ROOT } from '../support/process.js'
import { isClean, isFound, type Trial } from './kit/Trial.js'
import { runJobs } from './runJobs.js'
import { TRIALS } from './trials/index.js'

const HELP = `npm run faults -- [options]

  --only NAME       one trial; may be repeated (default: all)
  --cycles N        how often the fault is caused (default: as in npm test)
  --long            as often as in the long run
  --seed S          repeats the choices of another run (default: a new one, printed)
  --without SAFETY  switches a safety off; the trial must then fail
  --controls        runs every trial once more for each of its safeties, and fails where that finds nothing
  --jobs N          runs N trials beside each other, and alone those that watch the clock (default: 1)
  --json            prints nothing but one line of JSON for each trial
  --list            prints the trials and their safeties

Exit code 1 when an event was lost, counted twice or damaged.`

const options = {
  only: { type: 'string', multiple: true },
  cycles: { type: 'string' },
  long: { type: 'boolean' },
  seed: { type: 'string' },
  without: { type: 'string' },
  controls: { type: 'boolean' },
  jobs: { type: 'string' },
  json: { type: 'boolean' },
  list: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

/**
 * Runs the trials that the arguments name and prints a line of JSON for each.
 * @returns the exit code: 0 clean, 1 where something was lost, doubled or damaged, 2 for arguments that cannot be used
 */
export async function main(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if (typeof asked === 'string') {
    console.error(asked)
    return 2
  }
  if (asked.help || asked.list) {
    console.log(asked.list ? Object.values(TRIALS).map(describe).join('\n') : HELP)
    return 0
  }
  if (!existsSync(join(ROOT, 'dist/cli.js')) || !existsSync(join(ROOT, 'dist/tag/tag.js'))) {
    console.error('Grapevine is not built. Run "npm run build" first.')
    return 2
  }
  const { trials, jobs } = asked
  const together = jobs > 1 && trials.length > 1 ? trials.filter(trial => !trial.isAlone) : []
  let failed = await runJobs(together, jobs, [...args, '--seed', asked.seed])
  for (const trial of trials.filter(trial => !together.includes(trial))) {
    const missing = await trial.unavailable?.()
    if (missing !== undefined) {
      console.log(JSON.stringify({ name: trial.name, skipped: missing }))
      continue
    }
    const cycles = asked.cycles ?? trial.cycles[asked.long ? 'long' : 'short']
    if (!(await runOnce(trial, cycles, asked.seed, asked.without, asked.json)).isClean) failed++
    if (!asked.controls) continue
    for (const [safety, control] of Object.entries(trial.controls)) {
      if (!(await runOnce(trial, control.cycles, asked.seed, safety, asked.json)).isFound) {
        console.error(`${trial.name} did not find what ${safety} guards against: the trial is blind, or broken.`)
        failed++
      }
    }
  }
  return failed > 0 ? 1 : 0
}

interface Asked {
  trials: Trial[]
  cycles: number | undefined
  long: boolean
  seed: string
  without: string | undefined
  controls: boolean
  jobs: number
  json: boolean
  list: boolean
  help: boolean
}

/** The arguments, or a sentence that says what is wrong with them. */
function readArguments(args: string[]): Asked | string {
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values']
  try {
    values = parseArgs({ args, options }).values
  } catch (error) {
    return `${(error as Error).message}\n\n${HELP}`
  }
  const { only = Object.keys(TRIALS), cycles, without, seed, jobs = '1' } = values
  const trials = only.flatMap(name => name.split(','))
  const unknown = trials.find(name => !Object.hasOwn(TRIALS, name))
  if (unknown !== undefined) return `There is no trial ${unknown}. Trials: ${Object.keys(TRIALS).join(', ')}.`
  if (cycles !== undefined && !/^[1-9]\d{0,8}$/.test(cycles)) return '--cycles must be a whole number from 1.'
  if (!/^[1-9]\d?$/.test(jobs)) return '--jobs must be a whole number from 1 to 99.'
  const blind = trials.find(name => without !== undefined && !Object.hasOwn(TRIALS[name]!.controls, without))
  if (blind !== undefined)
    return `${blind} has no safety ${without}: ${Object.keys(TRIALS[blind]!.controls).join(', ') || 'none'}.`
  return {
    trials: trials.map(name => TRIALS[name]!),
    cycles: cycles === undefined ? undefined : Number(cycles),
    long: values.long ?? false,
    seed: seed ?? String(Date.now() % 1_000_000),
    without,
    controls: values.controls ?? false,
    jobs: Number(jobs),
    json: values.json ?? false,
    list: values.list ?? false,
    help: values.help ?? false,
  }
}

/**
 * Runs a trial, prints its line, and answers whether it was clean, and whether it found what the safety that is switched off guards
 * against. A trial that breaks off is neither.
 */
async function runOnce(
  trial: Trial,
  cycles: number,
  seed: string,
  without: string | undefined,
  json: boolean,
): Promise<{ isClean: boolean; isFound: boolean }> {
  const start = performance.now()
  const about = { name: trial.name, ...(without === undefined ? {} : { without }) }
  const say = (text: string) => {
    if (!json) console.error(`${trial.name}: ${text}`)
  }
  try {
    const random = createRandom(`${trial.name} ${seed}`)
    const finding = await trial.run({ cycles, random, without, say })
    const { faults, figures, acked, lost, double, corrupt } = finding
    const seconds = Math.round((performance.now() - start) / 100) / 10
    const control = without === undefined ? undefined : trial.controls[without]!
    const found = control && { found: isFound(control, finding) }
    const line = { ...about, cycles: finding.cycles, acked, lost, double, corrupt, seconds, seed, ...found, ...figures }
    console.log(JSON.stringify(line))
    for (const fault of faults.slice(0, 5)) console.error(`${trial.name}: ${fault}`)
    return { isClean: isClean(finding), isFound: found?.found ?? false }
  } catch (error) {
    console.log(JSON.stringify({ ...about, seed, broken: `${error}` }))
    console.error(error)
    return { isClean: false, isFound: false }
  }
}

function describe({ name, what, unit, cycles, controls }: Trial): string {
  const safeties = Object.entries(controls).map(([safety, { what }]) => `    --without ${safety}: ${what}`)
  return [`${name}: ${what} (${cycles.short} ${unit}, long ${cycles.long})`, ...safeties].join('\n')
}
