import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startCollector } from '../../support/collector.js'
import { check } from '../kit/check.js'
import { judgeLooks, type Look } from '../kit/judgeLooks.js'
import { LOAD_EVENTS, LoadIds, load } from '../kit/load.js'
import { preload } from '../kit/preload.js'
import { heldMb } from '../kit/residentMemory.js'
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
const MOST_WAL_MIB = 64
/** What pages and a monitor ask for beside the load, once in so many ms. */
const ASKED: Record<string, number> = {
  [`/v1/recommendations?site=${SITE}&b=bestsellers&b=for-you`]: 50,
  '/v1/health': 1_000,
  '/metrics': 1_000,
}
const MIB = 1024 * 1024

/** A steady load of visits that go on for a long time: memory, files, the write-ahead log and latency stay where they are. */
async function run({ cycles, random, without, say }: TrialOptions): Promise<Finding> {
  const collector = await startCollector({
    site: SITE,
    node: [
      '--expose-gc',
      ...preload('measured.js'),
      ...(without === undefined ? [] : preload('leaking.js', { without })),
    ],
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
  const asking = new Set<Promise<void>>()
  const ask = async (path: string) => {
    const answer = await fetch(collector.url + path).catch(() => undefined)
    await answer?.arrayBuffer().catch(() => {})
    if (answer?.status !== 200) refused++
  }
  const timers = Object.entries(ASKED).map(([path, everyMs]) =>
    setInterval(() => {
      const one = ask(path).finally(() => asking.delete(one))
      asking.add(one)
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
      looks.push({ at, heldMb: await heldMb(collector), openFiles: openFiles(collector.pid!), p99: told.p99 })
      if (n % warm === warm - 1)
        say(`${Math.round(at)} s, ${acked.size} events, ${Math.round(looks.at(-1)!.heldMb)} MB`)
    }
    for (const timer of timers) clearInterval(timer)
    await Promise.all(asking)
    await collector.stop()

    const verdict = check(collector.data, SITE, { sent, acked })
    const judged = judgeLooks(looks, cycles >= JUDGED_S)
    const wrongs = [
      ...judged.wrongs,
      ...odd.map(answer => `an answer without a receipt or a time: ${answer}`),
      ...(walMib > MOST_WAL_MIB ? [`a write-ahead log of ${Math.round(walMib)} MiB`] : []),
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
        ...judged.figures,
        wal_max_mib: Math.round(walMib * 10) / 10,
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
    memory: { what: 'something of each request is kept', cycles: 12, finds: 'corrupt' },
    files: { what: 'a file is left open after every tenth request', cycles: 8, finds: 'corrupt' },
  },
  unavailable: async () =>
    existsSync('/proc/self/fd') ? undefined : 'Open files are counted in /proc, which is not here.',
  run,
}
