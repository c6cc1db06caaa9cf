import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { MIGRATIONS } from '../../../src/collector/database/migrations.js'
import { startCollector } from '../../support/collector.js'
import { check } from '../kit/check.js'
import { restoreDuringLoad } from '../kit/restoreDuringLoad.js'
import { startLoad } from '../kit/startLoad.js'
import type { Finding, Trial, TrialOptions } from '../kit/Trial.js'
import { killedUpgrade, refusesNewer } from '../kit/upgrade.js'
import { withoutSafety } from '../kit/withoutSafety.js'

const SITE = 'faults'
/** A collector that is asked to stop has this long, ms. */
const STOP_MS = 10_000
/** Pause of a sender after each receipt, ms: without one, starts would mostly wait for the senders. */
const PAUSE_MS = 5
/** Longest life before a collector is asked to stop, ms. */
const LIFE_MS = 400
/** Restarts for one backup, and for one killed upgrade of each version. */
const PER_BACKUP = 5
const PER_UPGRADE = 10

/**
 * Stops the collector in order under load and starts it at once, with backups between that are restored and compared; then
 * kills it while it brings files of each older version up to date.
 */
async function run({ cycles, random, without, say }: TrialOptions): Promise<Finding> {
  const folder = await mkdtemp(join(tmpdir(), 'grapevine-restarts-'))
  const collector = await startCollector({ site: SITE, node: withoutSafety(without) })
  const load = startLoad({ url: () => collector.url, site: SITE, random, pauseMs: PAUSE_MS })
  const faults: string[] = []
  let corrupt = 0
  const blame = (fault: string) => {
    corrupt++
    faults.push(fault)
  }
  const stops: number[] = []
  const gaps: number[] = []
  let interrupted = 0
  let backups = 0
  try {
    for (let cycle = 1; cycle <= cycles; cycle++) {
      await pause(50 + random.below(LIFE_MS))
      if (cycle % PER_BACKUP === 0) {
        const verdict = await restoreDuringLoad(collector.data, SITE, load, join(folder, `backup-${cycle}`))
        for (const fault of verdict.faults) blame(`backup ${cycle}: ${fault}`)
        backups++
      }
      const unanswered = load.answers.get('none') ?? 0
      load.resetGap()
      const start = performance.now()
      await collector.stop()
      const took = performance.now() - start
      stops.push(took)
      if (collector.exitCode !== 0) blame(`stop ${cycle} ended with code ${collector.exitCode}`)
      if (took > STOP_MS) blame(`stop ${cycle} took ${Math.round(took)} ms`)
      await collector.start()
      if ((load.answers.get('none') ?? 0) > unanswered) interrupted++
      await load.nextReceipt()
      gaps.push(load.longestGap())
      if (cycle % 50 === 0) say(`${cycle} restarts, ${load.acked.size} events acknowledged`)
    }
    await load.stop()
    const left = await load.finish()
    if (left > 0) blame(`${left} batches had no receipt in the end`)
    if (interrupted === 0) blame('no restart was ever noticed by a sender')
    if (load.withoutRetryAfter > 0) blame(`${load.withoutRetryAfter} answers did not say when to come again`)
    await collector.stop()
    const verdict = check(collector.data, SITE, load)

    let upgrades = 0
    let hit = 0
    if (without === undefined) {
      for (let version = 1; version < MIGRATIONS.length; version++) {
        for (let n = 0; n < Math.ceil(cycles / PER_UPGRADE); n++) {
          const upgrade = await killedUpgrade(join(folder, `upgrade-${version}-${n}`), SITE, version, random)
          for (const fault of upgrade.faults) blame(`upgrade from version ${version}: ${fault}`)
          upgrades++
          hit += upgrade.hit
        }
      }
      if (MIGRATIONS.length > 1 && hit === 0) blame('no kill fell into a migration')
      for (const fault of await refusesNewer(join(folder, 'newer'), SITE)) blame(fault)
    }
    const sorted = (list: number[]) => [...list].sort((a, b) => a - b)
    const at = (list: number[], share: number) => Math.round(sorted(list)[Math.floor((list.length - 1) * share)] ?? 0)
    return {
      ...verdict,
      cycles,
      corrupt: verdict.corrupt + corrupt,
      faults: [...faults, ...verdict.faults],
      figures: {
        stop_max_ms: at(stops, 1),
        gap_p50_ms: at(gaps, 0.5),
        gap_p99_ms: at(gaps, 0.99),
        gap_max_ms: at(gaps, 1),
        interrupted,
        backups,
        upgrades,
        kills_in_migration: hit,
      },
    }
  } finally {
    await load.stop()
    await collector.remove()
    await rm(folder, { recursive: true, force: true })
  }
}

export const restarts: Trial = {
  name: 'restarts',
  what: 'SIGTERM under load and a start at once, backups during load, and upgrades of older files that are killed',
  unit: 'restarts',
  cycles: { short: 20, long: 200 },
  controls: { commit: { what: 'receipts are given before the commit', cycles: 5 } },
  run,
}
