import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { ROOT } from '../../support/process.js'
import { preload } from '../kit/preload.js'
import type { Finding, Trial, TrialOptions } from '../kit/Trial.js'
import type { InProcessFinding } from './fuzz/inProcess.js'
import { fuzzOverHttp } from './fuzz/overHttp.js'

/** Inputs in process for each request over HTTP. */
const IN_PROCESS = 25
/** Growth of memory that is no leak, MB. */
const MOST_GROWTH_MB = 20
/** Times that a process that stood still may say `busy`, and their share of the inputs where that is more. */
const FEW_BUSY = 500
const MOST_BUSY = 0.001

/** Hostile bodies, first to the functions that read them, in a process of their own, then to the built collector. */
async function run({ cycles, random, without, say }: TrialOptions): Promise<Finding> {
  const inputs = cycles * IN_PROCESS
  const inside = await inChild(inputs, random.id(), without)
  say(`${inputs} inputs in process: ${JSON.stringify(inside.answers)}`)
  const { verdict, requests, growthMb } = await fuzzOverHttp(cycles, random, without)
  const growth = Math.max(inside.growthMb, growthMb)
  const faults = [...inside.faults, ...verdict.faults]
  let { corrupt } = verdict
  corrupt += inside.faults.length
  if (growth >= MOST_GROWTH_MB) faults.push(`memory grew by ${inside.growthMb} MB in process, ${growthMb} MB over HTTP`)
  if (growth >= MOST_GROWTH_MB) corrupt++
  const reached = ['receipt', 'bad_json', 'bad_batch', 'bad_encoding', 'too_deep', 'too_large']
  const missed = reached.filter(answer => !(inside.answers[answer]! > 0))
  if (missed.length > 0 || verdict.acked === 0) faults.push(`nothing was answered ${missed.join(', ') || 'honestly'}`)
  if (missed.length > 0 || verdict.acked === 0) corrupt++
  const { busy = 0 } = inside.answers
  const isBusy = busy > Math.max(FEW_BUSY, inputs * MOST_BUSY)
  if (isBusy) faults.push(`${busy} of ${inputs} inputs were told that the log is busy`)
  if (isBusy) corrupt++
  const figures = { in_process: inputs, http: requests, fuzzed_events: inside.accepted, busy, rss_growth_mb: growth }
  return { ...verdict, cycles, corrupt, faults, figures }
}

async function inChild(inputs: number, seed: string, without: string | undefined): Promise<InProcessFinding> {
  const script = join(ROOT, 'test/faults/trials/fuzz/child.js')
  const guards = without === undefined ? [] : preload('unguarded.js', { without })
  const child = spawn(process.execPath, ['--expose-gc', ...guards, script, String(inputs), seed], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  try {
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
    if (code === 0) return JSON.parse(out) as InProcessFinding
    const faults = [`the process ended with ${code}: ${err.slice(-500)}`]
    return { inputs, answers: {}, accepted: 0, faults, growthMb: 0 }
  } finally {
    child.kill('SIGKILL')
  }
}

export const fuzz: Trial = {
  name: 'fuzz',
  what: 'hostile bodies, queries and raw requests made from the schemas, in process (25 for each request) and over HTTP',
  unit: 'requests',
  cycles: { short: 2_000, long: 200_000 },
  controls: {
    'own-keys': { what: 'what is inherited passes for a field of its own', cycles: 400, finds: 'corrupt' },
    'inflate-limit': { what: 'what is inflated has no limit', cycles: 200, finds: 'corrupt' },
  },
  run,
}
