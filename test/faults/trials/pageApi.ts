import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { ROOT } from '../../support/process.js'
import type { Finding, Trial, TrialOptions } from '../kit/Trial.js'
import type { ApiFinding } from './pageApi/callPages.js'

/** Fates that calls with any arguments must have brought about, else they did not reach far. */
const REACHED = ['persisted', 'held', 'dropped']

async function run({ cycles, random, without, say }: TrialOptions): Promise<Finding> {
  const script = join(ROOT, 'test/faults/trials/pageApi/child.js')
  const child = spawn(process.execPath, [script, String(cycles), random.id(), without ?? ''], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  try {
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
    if (code !== 0) throw new Error(`The pages ended with ${code}: ${err.slice(-500)}`)
    const { calls, acked, lost, fates, faults } = JSON.parse(out) as ApiFinding
    say(`fates of the events: ${JSON.stringify(fates)}`)
    const missed = REACHED.filter(fate => !(fates[fate]! > 0))
    if (missed.length > 0) faults.push(`no event was ${missed.join(' or ')}: the calls did not reach the outbox`)
    return {
      cycles: calls,
      acked,
      lost,
      double: 0,
      corrupt: faults.length,
      faults,
      figures: { persisted: fates.persisted ?? 0 },
    }
  } finally {
    child.kill('SIGKILL')
  }
}

/** Whatever the shop passes, nothing is thrown into its page. */
export const pageApi: Trial = {
  name: 'page-api',
  what: 'calls of gv, the tracker and its settings with any values, on the built tag and the npm build',
  unit: 'calls',
  cycles: { short: 4_000, long: 1_000_000 },
  controls: {
    commands: { what: 'a command that fails throws into the page', cycles: 1_000, finds: 'corrupt' },
    params: { what: 'params that are no JSON are not told but thrown', cycles: 1_000, finds: 'corrupt' },
  },
  run,
}
