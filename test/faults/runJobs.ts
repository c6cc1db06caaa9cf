import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../support/process.js'
import type { Trial } from './kit/Trial.js'

/** Runs a trial in a process of its own, which prints its lines, and answers its exit code. */
const runApart = ({ name }: Trial, args: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const options = [...args, '--only', name, '--jobs', '1']
    spawn(process.execPath, [join(ROOT, 'test/faults/run.js'), ...options], { stdio: 'inherit' })
      .once('error', reject)
      .once('exit', code => resolve(code ?? 1))
  })

/**
 * Runs trials with these arguments, `jobs` beside each other: whoever has finished takes the next.
 * @returns the worst exit code
 */
export async function runJobs(trials: readonly Trial[], jobs: number, args: readonly string[]): Promise<number> {
  const options = withoutNames(args)
  const queue = [...trials]
  let worst = 0
  const lane = async () => {
    for (let trial = queue.shift(); trial; trial = queue.shift())
      worst = Math.max(worst, await runApart(trial, options))
  }
  await Promise.all(Array.from({ length: jobs }, lane))
  return worst
}

/** The arguments without the names of the trials. */
const withoutNames = (args: readonly string[]): string[] =>
  args.filter((arg, n) => !arg.startsWith('--only') && args[n - 1] !== '--only')
