import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../support/process.js'
import type { Trial } from './kit/Trial.js'

/** Runs a trial in a process of its own, which prints its lines, and answers its exit code. */
const runApart = (name: string, args: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const options = [join(ROOT, 'test/faults/run.js'), ...args, '--only', name, '--jobs', '1']
    spawn(process.execPath, options, { stdio: 'inherit' })
      .once('error', reject)
      .once('exit', code => resolve(code ?? 1))
  })

/**
 * Runs trials with these arguments, up to `jobs` beside each other, and after them one by one those that run alone.
 * @returns the worst exit code
 */
export async function runJobs(trials: readonly Trial[], jobs: number, args: readonly string[]): Promise<number> {
  const options = withoutNames(args)
  let worst = 0
  const runAll = async (queue: Trial[]) => {
    for (let trial = queue.shift(); trial; trial = queue.shift())
      worst = Math.max(worst, await runApart(trial.name, options))
  }
  const together = trials.filter(trial => !trial.isAlone)
  await Promise.all(Array.from({ length: jobs }, () => runAll(together)))
  await runAll(trials.filter(trial => trial.isAlone))
  return worst
}

/** The arguments without the names of the trials. */
const withoutNames = (args: readonly string[]): string[] =>
  args.filter((arg, n) => !arg.startsWith('--only') && args[n - 1] !== '--only')
