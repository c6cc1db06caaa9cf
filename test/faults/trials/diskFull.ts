import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startCollector } from '../../support/collector.js'
import { check } from '../kit/check.js'
import { preload } from '../kit/preload.js'
import { missingSmallDisk, type SmallDisk, smallDisk } from '../kit/smallDisk.js'
import { startLoad } from '../kit/startLoad.js'
import type { Finding, Trial, TrialOptions } from '../kit/Trial.js'
import { withoutSafety } from '../kit/withoutSafety.js'

const SITE = 'faults'
const DISK_MIB = 16
const KIB = 1024
/** Times that one data directory is filled before the next one, since each time it grows. */
const PER_DISK = 10
/** Every so many times the collector is killed on the full disk, and must start again once there is room. */
const PER_KILL = 3
/** Longest wait for a full disk, for the first receipt after there is room, and how long no receipt may come while full; ms. */
const FULL_MS = 20_000
const RECOVER_MS = 5_000
const QUIET_MS = 200

/**
 * Fills the disk of a collector under load until it says so, looks at what still works, and makes room: receipts must come
 * again without a restart, and everything that had one must be there.
 */
async function run({ cycles, random, without, say }: TrialOptions): Promise<Finding> {
  const finding: Finding = { cycles: 0, acked: 0, lost: 0, double: 0, corrupt: 0, faults: [] }
  const recoveries: number[] = []
  const figures = { full_answers: 0, killed_when_full: 0, refused_start: 0 }
  const blame = (fault: string) => {
    finding.corrupt++
    finding.faults.push(fault)
  }
  while (finding.cycles < cycles) {
    const disk = await smallDisk(DISK_MIB)
    try {
      await fillOften(disk, Math.min(PER_DISK, cycles - finding.cycles))
    } finally {
      await disk.remove()
    }
    say(`${finding.cycles} times full, ${finding.acked} events acknowledged`)
  }
  if (figures.full_answers === 0) blame('the disk was never full')
  recoveries.sort((a, b) => a - b)
  return { ...finding, figures: { ...figures, recovery_max_ms: Math.round(recoveries.at(-1) ?? 0) } }

  async function fillOften(disk: SmallDisk, times: number): Promise<void> {
    const collector = await startCollector({
      site: SITE,
      data: join(disk.path, 'data'),
      node: [...withoutSafety(without), ...preload('smallCheckpoints.js', { pages: 100 })],
    })
    const load = startLoad({ url: () => collector.url, site: SITE, random, senders: 4 })
    const full = () => load.answers.get('storage_full') ?? 0
    try {
      for (let n = 0; n < times; n++) {
        finding.cycles++
        await load.nextReceipt()
        await disk.fill((100 + random.below(400)) * KIB)
        const before = full()
        if (without === undefined && !(await until(FULL_MS, isFull)))
          blame('receipts never stopped, or nobody said why')
        await pause(without === undefined ? 0 : 1_000)
        figures.full_answers += full() - before
        await stillAnswers(collector.url)
        const isKilled = n % PER_KILL === PER_KILL - 1
        if (isKilled) {
          figures.killed_when_full++
          await collector.kill()
          await collector.start().catch(() => figures.refused_start++)
        }
        const pid = collector.pid
        const start = performance.now()
        await disk.free()
        // Whoever could not start on the full disk is started again, as a supervisor does.
        if (pid === undefined) await collector.start()
        await load.nextReceipt()
        const took = performance.now() - start
        if (pid !== undefined) {
          recoveries.push(took)
          if (collector.pid !== pid) blame('it ended on a full disk')
          if (took > RECOVER_MS) blame(`no receipt within ${RECOVER_MS} ms after there was room`)
        }
      }
      await load.stop()
      const left = await load.finish()
      if (left > 0) blame(`${left} batches had no receipt in the end`)
      if (load.withoutRetryAfter > 0) blame(`${load.withoutRetryAfter} answers did not say when to come again`)
      await collector.stop()
      const verdict = check(collector.data, SITE, load)
      finding.acked += verdict.acked
      finding.lost += verdict.lost
      finding.double += verdict.double
      finding.corrupt += verdict.corrupt
      finding.faults.push(...verdict.faults)
    } finally {
      await load.stop()
      await collector.remove()
    }

    async function isFull(): Promise<boolean> {
      const [said, receipts] = [full(), load.answers.get('receipt')]
      await pause(QUIET_MS)
      return full() > said && load.answers.get('receipt') === receipts
    }
  }

  /** What needs no room on the disk must go on. */
  async function stillAnswers(url: string): Promise<void> {
    for (const path of [`/v1/recommendations?site=${SITE}&b=bestsellers`, '/healthz']) {
      const status = await fetch(url + path).then(
        ({ status }) => status,
        () => 0,
      )
      if (status !== 200) blame(`${path} answered ${status} on a full disk`)
    }
  }
}

async function until(limitMs: number, isSo: () => Promise<boolean>): Promise<boolean> {
  const late = performance.now() + limitMs
  while (performance.now() < late) if (await isSo()) return true
  return false
}

export const diskFull: Trial = {
  name: 'disk-full',
  what: 'a disk that is filled under load until the collector refuses events, a kill there now and then, and room again',
  unit: 'times full',
  cycles: { short: 10, long: 100 },
  controls: { commit: { what: 'receipts are given before the commit, and it may fail', cycles: 2 } },
  unavailable: missingSmallDisk,
  run,
}
