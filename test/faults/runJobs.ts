import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../support/process.js'
import type { Trial } from './kit/Trial.js'

/** Runs trials one by one in a process of their own, which prints their lines, and answers its exit code. */
const runApart = (trials: readonly Trial[], args: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const names = trials.flatMap(({ name }) => ['--only', name])
    spawn(process.execPath, [join(ROOT, 'test/faults/run.js'), ...args, ...names, '--jobs', '1'], { stdio: 'inherit' })
      .once('error', reject)
      .once('exit', code => resolve(code ?? 1))
  })

/**
 * Runs trials with these arguments in `jobs` processes beside each other, which take them in turn.
 * @returns the worst exit code
 */
export async function runJobs(trials: readonly Trial[], jobs: number, args: readonly string[]): Promise<number> {
  const options = withoutNames(args)
  const lanes = Array.from({ length: jobs }, (_, lane) => trials.filter((_, n) => n % jobs === lane))
  const codes = await Promise.all(lanes.filter(lane => lane.length > 0).map(lane => runApart(lane, options)))
  return Math.max(0, ...codes)
}

/** The arguments without the names of the trials. */
const withoutNames = (args: readonly string[]): string[] =>
  args.filter((arg, n) => !arg.startsWith('--only') && args[n - 1] !== '--only')
