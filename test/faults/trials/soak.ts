import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startCollector } from '../../support/collector.js'
import { check } from '../kit/check.js'
import { LOAD_EVENTS, LoadIds, load } from '../kit/load.js'
import { percentile } from '../kit/percentile.js'
import { preload } from '../kit/preload.js'
import { heldMb } from '../kit/residentMemory.js'
import { slopeOf } from '../kit/slopeOf.js'
import type { Finding, Trial, TrialOptions } from '../kit/Trial.js'

const SITE = 'faults'
const CONNECTIONS = 16
/** Batches a second, far below what a collector can take: what grows here grows on every shop. */
const RATE = 25
/** They go on with one visit each: models hold every visit and order, and grow with them by design, which this is not about. */
const VISITORS = 1_000
/** Share of the load that must have had its receipts: starting a generator takes its time. */
const LEAST_SHARE = 0.8
/** A run of this length is judged by how memory and latency go, a shorter one by what grew beyond warming up; seconds. */
const JUDGED_S = 1_200
/** Looks at the collector; the load pauses for each. The first quarter warms up and is not judged. */
const looksOf = (seconds: number) => (seconds < JUDGED_S ? 8 : 48)
const MOST_SLOPE = 1 / 600
const MOST_warmING_MB = 16
const MOST_DRIFT = 1.2
const MOST_WAL_MIB = 64
/** Files that SQLite or a thread may hold for a moment. */
const PASSING_FDS = 4
/** What pages and a monitor ask for beside the load, once in so many ms. */
const ASKED: Record<string, number> = {
  [`/v1/recommendations?site=${SITE}&b=bestsellers&b=for-you`]: 50,
  '/v1/health': 1_000,
  '/metrics': 1_000,
}
const MIB = 1024 * 1024

/** What one look at the collector saw. */
interface Look {
  /** Seconds since the start. */
  at: number
  heldMb: number
  fds: number
  /** Of the load since the look before, ms. */
  p99: number
}

/** A steady load of visits that go on for a long time: memory, files, the write-ahead log and latency stay where they are. */
async function run({ cycles, random, without, say }: TrialOptions): Promise<Finding> {
  const collector = await startCollector({
    site: SITE,
    node: ['--expose-gc', ...preload('measured.js'), ...(without === undefined ? [] : preload('leaking.js'))],
  })
  const port = Number(new URL(collector.url).port)
  const sent = new LoadIds()
  const acked = new LoadIds()
  const looks: Look[] = []
  const planned = looksOf(cycles)
  const warm = planned / 4
  const odd: string[] = []
  let away = 0
  let walMib = 0
  let refused = 0
  const timers = Object.entries(ASKED).map(([path, everyMs]) =>
    setInterval(async () => {
      const answer = await fetch(collector.url + path).catch(() => undefined)
      await answer?.arrayBuffer().catch(() => {})
      if (answer?.status !== 200) refused++
    }, everyMs),
  )
  timers.push(
    setInterval(() => {
      walMib = Math.max(walMib, walSize(collector.data) / MIB)
    }, 200),
  )
  const start = performance.now()
  try {
    for (let n = 0; n < planned; n++) {
      const prefix = random.id().slice(16)
      const seconds = cycles / planned
      const told = await load({
        port,
        site: SITE,
        prefix,
        connections: CONNECTIONS,
        seconds,
        rate: RATE,
        visitors: VISITORS,
      })
      for (let batch = 0; batch < told.sent; batch++) sent.add(prefix, batch)
      for (const batch of told.acked) acked.add(prefix, batch)
      odd.push(...told.odd)
      away += told.shed + told.resets
      await pause(200)
      const at = (performance.now() - start) / 1_000
      looks.push({ at, heldMb: await heldMb(collector), fds: openFiles(collector.pid!), p99: told.p99 })
      if (n % warm === warm - 1)
        say(`${Math.round(at)} s, ${acked.size} events, ${Math.round(looks.at(-1)!.heldMb)} MB`)
    }
    for (const timer of timers) clearInterval(timer)
    await collector.stop()

    const verdict = check(collector.data, SITE, { sent, acked })
    const judged = looks.slice(warm)
    const [first, last] = [judged[0]!, judged.at(-1)!]
    const third = Math.floor(judged.length / 3)
    const p99Of = (part: readonly Look[]) =>
      percentile(
        part.map(({ p99 }) => p99),
        0.5,
      )
    const [early, late] = [p99Of(judged.slice(0, third)), p99Of(judged.slice(-third))]
    const slope = slopeOf(judged.map(({ at, heldMb }) => [at, heldMb]))
    const isLong = cycles >= JUDGED_S
    const fdsBefore = Math.max(...looks.slice(0, warm + 1).map(({ fds }) => fds))
    const wrongs = [
      ...odd.map(answer => `an answer without a receipt or a time: ${answer}`),
      ...(isLong && slope > MOST_SLOPE ? [`memory grows by ${(slope * 600).toFixed(2)} MB in ten minutes`] : []),
      ...(!isLong && last.heldMb - first.heldMb > MOST_warmING_MB
        ? [`memory grew from ${Math.round(first.heldMb)} to ${Math.round(last.heldMb)} MB`]
        : []),
      ...(last.fds > fdsBefore + PASSING_FDS ? [`${fdsBefore} open files became ${last.fds}`] : []),
      ...(walMib > MOST_WAL_MIB ? [`a write-ahead log of ${Math.round(walMib)} MiB`] : []),
      ...(isLong && late > early * MOST_DRIFT ? [`p99 went from ${early.toFixed(1)} to ${late.toFixed(1)} ms`] : []),
      ...(acked.size < RATE * LOAD_EVENTS * cycles * LEAST_SHARE
        ? [`only ${acked.size} events: this was no load`]
        : []),
      ...(refused + away > 0 ? [`${away} batches and ${refused} questions were not answered`] : []),
    ]
    return {
      ...verdict,
      cycles,
      corrupt: verdict.corrupt + wrongs.length,
      faults: [...verdict.faults, ...wrongs],
      figures: {
        events_per_s: Math.round(acked.size / cycles),
        held_mb_early: Math.round(first.heldMb * 10) / 10,
        held_mb_late: Math.round(last.heldMb * 10) / 10,
        mb_per_10_min: Math.round(slope * 600 * 100) / 100,
        open_files_early: fdsBefore,
        open_files_late: last.fds,
        wal_max_mib: Math.round(walMib * 10) / 10,
        p99_ms_early: Math.round(early * 10) / 10,
        p99_ms_late: Math.round(late * 10) / 10,
      },
    }
  } finally {
    for (const timer of timers) clearInterval(timer)
    await collector.remove()
  }
}

const openFiles = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length

/** Bytes of all write-ahead logs in a data directory now. */
const walSize = (data: string): number =>
  readdirSync(data)
    .filter(name => name.endsWith('-wal'))
    .reduce((sum, name) => sum + (statSync(join(data, name), { throwIfNoEntry: false })?.size ?? 0), 0)

export const soak: Trial = {
  name: 'soak',
  what: 'a steady load of visits that go on: memory, open files, the write-ahead log and latency stay where they are',
  unit: 'seconds',
  cycles: { short: 16, long: 3_600 },
  controls: {
    leak: {
      what: 'what each request brings is kept, and now and then a file is left open',
      cycles: 12,
      finds: 'corrupt',
    },
  },
  isAlone: true,
  unavailable: async () =>
    existsSync('/proc/self/fd') ? undefined : 'Open files are counted in /proc, which is not here.',
  run,
}
