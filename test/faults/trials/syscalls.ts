import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '../../../src/simulator/createRandom.js'
import { type StoryCollector, startCollector } from '../../support/collector.js'
import { missingStrace } from '../../support/strace.js'
import { check } from '../kit/check.js'
import { type Injection, injectOptions, readInjected } from '../kit/injected.js'
import { preload } from '../kit/preload.js'
import { startLoad } from '../kit/startLoad.js'
import type { Finding, Trial, TrialOptions } from '../kit/Trial.js'
import { wholeTrace } from '../kit/wholeTrace.js'
import { withoutSafety } from '../kit/withoutSafety.js'

const SITE = 'faults'
/** Load after the fault, in which a process may end itself, and longest wait for the fault, ms. */
const AFTER_MS = 250
const WAIT_MS = 3_000
const MOST_CALLS = { short: 40, long: 200 }

const SYNCS = 'fsync,fdatasync'
/** `retval=0` is a write that wrote nothing; the first faults of a kind strike once, `+` from then on. */
const FAULTS: readonly Omit<Injection, 'when'>[] = [
  { calls: SYNCS, fault: 'error=EIO' },
  { calls: SYNCS, fault: 'error=ENOSPC' },
  { calls: SYNCS, fault: 'error=EINTR' },
  { calls: SYNCS, fault: 'delay_enter=600000' },
  { calls: 'pwrite64', fault: 'error=EIO' },
  { calls: 'pwrite64', fault: 'error=ENOSPC' },
  { calls: 'pwrite64', fault: 'error=EINTR' },
  { calls: 'pwrite64', fault: 'retval=0' },
  { calls: 'pwrite64', fault: 'delay_enter=300000' },
]

/**
 * Lets calls of a collector to the disk fail or take long while it is under load: nothing acknowledged may be lost, and a
 * process that saw a sync of its log fail gives no receipt any more.
 */
async function run({ cycles, random, without, say }: TrialOptions): Promise<Finding> {
  const folder = await mkdtemp(join(tmpdir(), 'grapevine-syscalls-'))
  const data = join(folder, 'data')
  const node = withoutSafety(without)
  const faults: string[] = []
  const figures = {
    applied: 0,
    cycles_with_fault: 0,
    ended_itself: 0,
    refused_start: 0,
    failed_checkpoints: 0,
    receipts_after_failed_sync: 0,
  }
  const struck = new Map<string, number>()
  let collector: StoryCollector | undefined
  let url = 'http://127.0.0.1:9'
  const load = startLoad({ url: () => url, site: SITE, random, senders: 4 })
  const start = async (under: readonly string[]) => {
    // As it is, and folding the log so often that faults meet this too.
    const folding = random.chance(0.5) ? preload('smallCheckpoints.js', { pages: 60 }) : []
    collector = await startCollector({ site: SITE, data, node: [...node, ...folding], under })
    url = collector.url
    return collector
  }
  try {
    for (let cycle = 0; cycle < cycles; cycle++) {
      const injection = choose(cycle, cycles, random)
      const trace = join(folder, `trace-${cycle}`)
      let running: StoryCollector
      try {
        running = await start(['strace', ...injectOptions(trace, injection)])
      } catch (error) {
        // A file that cannot be made or opened is a start that is refused; the next one must succeed.
        const applied = await appliedTo(folder, `trace-${cycle}.`)
        if (applied === 0) throw error
        figures.refused_start++
        figures.applied += applied
        struck.set(injection.calls + injection.fault, 1)
        await (await start([])).kill()
        continue
      }
      const thread = `${trace}.${running.pid}`
      const until = performance.now() + WAIT_MS
      while (running.pid !== undefined && performance.now() < until) {
        await pause(30)
        if (readInjected(await readFile(thread, 'latin1')).applied > 0) break
      }
      await pause(AFTER_MS)
      if (running.pid === undefined) figures.ended_itself++
      await running.kill()
      const { applied, receiptsAfterFailedSync, failedCheckpoints } = readInjected(await wholeTrace(thread))
      figures.applied += applied
      if (applied > 0) {
        figures.cycles_with_fault++
        struck.set(injection.calls + injection.fault, 1)
      }
      figures.failed_checkpoints += failedCheckpoints
      figures.receipts_after_failed_sync += receiptsAfterFailedSync
      if (receiptsAfterFailedSync > 0) {
        faults.push(`${injection.fault} at ${injection.when}: ${receiptsAfterFailedSync} receipts after a failed sync`)
      }
      await rm(thread, { force: true })
      if ((cycle + 1) % 20 === 0) say(`${cycle + 1} faults, ${load.acked.size} events acknowledged`)
    }
    await load.stop()
    const last = await start([])
    const left = await load.finish()
    await last.stop()
    const verdict = check(data, SITE, load)
    let corrupt = figures.receipts_after_failed_sync + left
    if (left > 0) faults.push(`${left} batches had no receipt in the end`)
    if (load.withoutRetryAfter > 0) {
      corrupt += load.withoutRetryAfter
      faults.push(`${load.withoutRetryAfter} answers with 503 did not say when to come again`)
    }
    if (figures.applied === 0 || (cycles >= 3 * FAULTS.length && struck.size < FAULTS.length)) {
      corrupt++
      faults.push(`only ${struck.size} of ${FAULTS.length} kinds of fault struck, ${figures.applied} times`)
    }
    const answers = Object.fromEntries([...load.answers].map(([answer, n]) => [`answers_${answer}`, n]))
    return {
      ...verdict,
      cycles,
      corrupt: verdict.corrupt + corrupt,
      faults: [...faults, ...verdict.faults],
      figures: { ...figures, kinds: struck.size, ...answers },
    }
  } finally {
    await load.stop()
    await collector?.kill()
    await rm(folder, { recursive: true, force: true })
  }
}

/** How often the fault was applied to a process that did not come up, in all of its threads. */
async function appliedTo(folder: string, prefix: string): Promise<number> {
  const traces = (await readdir(folder)).filter(name => name.startsWith(prefix))
  const texts = await Promise.all(traces.map(name => readFile(join(folder, name), 'latin1')))
  return readInjected(texts.join('\n')).applied
}

/** Every kind in turn, at a call of which the number grows with the cycle, once or from there on. */
function choose(cycle: number, cycles: number, random: Random): Injection {
  const kind = FAULTS[cycle % FAULTS.length]!
  const most = cycles > MOST_CALLS.short ? MOST_CALLS.long : MOST_CALLS.short
  const at = 1 + random.below(most)
  const lasts = kind.fault.startsWith('delay')
    ? `..${at + 2}`
    : random.chance(0.3) && !/EINTR/.test(kind.fault)
      ? '+'
      : ''
  return { ...kind, when: `${at}${lasts}` }
}

export const syscalls: Trial = {
  name: 'syscalls',
  what: 'syncs and writes of a collector under load that fail with EIO, ENOSPC, EINTR, write nothing, or take long',
  unit: 'faults',
  cycles: { short: 27, long: 1_000 },
  controls: { commit: { what: 'receipts are given before the commit, and it may fail', cycles: 9 } },
  unavailable: missingStrace,
  run,
}
