import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '../../../src/simulator/createRandom.js'
import { type StoryCollector, startCollector } from '../../support/collector.js'
import { batchMaker, type TestBatch } from '../kit/batches.js'
import { check, type Verdicts } from '../kit/check.js'
import { compareRebuilt } from '../kit/compareRebuilt.js'
import { postBatch } from '../kit/postBatch.js'
import type { Finding, Trial, TrialOptions } from '../kit/Trial.js'
import { withoutSafety } from '../kit/withoutSafety.js'

const SITE = 'faults'
const SENDERS = 8
const MOST_EVENTS = 20
/** Longest life of a collector before it is killed, ms. */
const LIFE_MS = 300
/** A restarted collector must give its first answer within this time, ms. */
const RESTART_MS = 2_000
/** Time in the end for all receipts that are missing, ms: a collector may send some away for a moment. */
const FINISH_MS = 10_000
/** Wait of a sender after an answer that is no receipt, ms. A page waits longer; this keeps the collector under load. */
const RETRY_MS = 10

/** After so many kills of a collector its lists hold pairs. */
const COMPARED_KILLS = 50

/** Collectors that live and die beside each other, each with its own log: while one starts, the other is under load. */
const LANES = 2

/**
 * Kills the collector at a random moment under load, starts it on the same data, and sends everything again that has no
 * receipt: what has one must be in the log, and what was sent twice must be counted once. In the end it must recommend what one
 * recommends that has learned the log anew.
 */
async function run({ cycles, random, without, say }: TrialOptions): Promise<Finding> {
  const restarts: number[] = []
  let compared = 0
  let snapshots = 0
  const lane = async (kills: number) => {
    const collector = await startCollector({ site: SITE, node: withoutSafety(without) })
    try {
      const verdict = await killAgain(collector, kills, random, restart => {
        if (restarts.push(restart) % 50 === 0) say(`${restarts.length} kills`)
      })
      if (without !== undefined) return verdict
      const rebuilt = await compareRebuilt(collector)
      compared += rebuilt.pairs
      snapshots += Number(rebuilt.hadSnapshot)
      const faults = [...rebuilt.faults]
      if (kills >= COMPARED_KILLS && rebuilt.pairs === 0) faults.push('there were no pairs to compare')
      return { ...verdict, corrupt: verdict.corrupt + faults.length, faults: [...verdict.faults, ...faults] }
    } finally {
      await collector.remove()
    }
  }
  const most = Math.ceil(cycles / LANES)
  const verdicts = await Promise.all(
    Array.from({ length: Math.min(LANES, cycles) }, (_, n) => lane(Math.min(most, cycles - n * most))),
  )
  const total = (what: 'acked' | 'lost' | 'double' | 'corrupt') => verdicts.reduce((sum, one) => sum + one[what], 0)
  const slow = restarts.filter(restart => !(restart <= RESTART_MS)).length
  restarts.sort((a, b) => a - b)
  const at = (share: number) => Math.round(restarts[Math.floor((restarts.length - 1) * share)] ?? 0)
  return {
    cycles: restarts.length,
    acked: total('acked'),
    lost: total('lost'),
    double: total('double'),
    corrupt: total('corrupt') + slow,
    faults: [
      ...verdicts.flatMap(({ faults }) => faults),
      ...(slow > 0 ? [`${slow} restarts gave no answer within ${RESTART_MS} ms`] : []),
    ],
    figures: { restart_p50_ms: at(0.5), restart_max_ms: at(1), compared_pairs: compared, snapshots },
  }
}

/** Kills and starts one collector so many times; `told` hears how long each start took to its first receipt, ms, or Infinity. */
async function killAgain(
  collector: StoryCollector,
  kills: number,
  random: Random,
  told: (restart: number) => void,
): Promise<Verdicts> {
  const sent = new Set<string>()
  const acked = new Set<string>()
  const make = batchMaker(random, SITE)
  const unanswered: TestBatch[] = []

  const fresh = (size: number): TestBatch => {
    const batch = make(size)
    for (const id of batch.ids) sent.add(id)
    return batch
  }
  const deliver = async (batch: TestBatch) => {
    const { receipt } = await postBatch(collector.url, batch)
    const isReceived = receipt?.rejected.length === 0
    if (isReceived) for (const id of batch.ids) acked.add(id)
    else unanswered.push(batch)
    return isReceived
  }
  const sendFirst = async (more: () => TestBatch | undefined) => {
    const batch = unanswered.shift() ?? more()
    if (batch !== undefined && !(await deliver(batch))) await pause(RETRY_MS)
  }

  for (let kill = 1; kill <= kills; kill++) {
    let alive = true
    const senders = Array.from({ length: SENDERS }, async () => {
      while (alive) await sendFirst(() => fresh(1 + random.below(MOST_EVENTS)))
    })
    await pause(random.below(LIFE_MS))
    await collector.kill()
    alive = false
    await Promise.all(senders)
    const start = performance.now()
    await collector.start()
    const isAnswered = await deliver(unanswered.shift() ?? fresh(1))
    told(isAnswered ? performance.now() - start : Infinity)
  }
  const until = performance.now() + FINISH_MS
  const finishers = Array.from({ length: SENDERS }, async () => {
    while (unanswered.length > 0 && performance.now() < until) await sendFirst(() => undefined)
  })
  await Promise.all(finishers)
  await collector.stop()
  const verdict = check(collector.data, SITE, { sent, acked })
  if (unanswered.length > 0) verdict.faults.push(`${unanswered.length} batches had no receipt in the end`)
  return { ...verdict, corrupt: verdict.corrupt + unanswered.length }
}

export const serverKill: Trial = {
  name: 'server-kill',
  what: 'kill -9 of the collector at any moment under load, restart, and everything without a receipt sent again',
  unit: 'kills',
  cycles: { short: 100, long: 2_000 },
  controls: {
    // About one kill in six falls between a commit and its receipts.
    dedupe: { what: 'ids need not be unique', cycles: 30, finds: 'double' },
    commit: { what: 'receipts are given before the commit', cycles: 10 },
  },
  isAlone: true,
  run,
}
