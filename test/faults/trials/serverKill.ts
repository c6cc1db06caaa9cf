import { setTimeout as pause } from 'node:timers/promises'
import { startCollector } from '../../support/collector.js'
import { batchMaker, type TestBatch } from '../kit/batches.js'
import { check } from '../kit/check.js'
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

/**
 * Kills the collector at a random moment under load, starts it on the same data, and sends everything again that has no
 * receipt: what has one must be in the log, and what was sent twice must be counted once.
 */
async function run({ cycles, random, without, say }: TrialOptions): Promise<Finding> {
  const collector = await startCollector({ site: SITE, node: withoutSafety(without) })
  const sent = new Set<string>()
  const acked = new Set<string>()
  const restarts: number[] = []
  const make = batchMaker(random, SITE)
  let unanswered: TestBatch[] = []
  let slow = 0

  const fresh = (size: number): TestBatch => {
    const batch = make(size)
    for (const id of batch.ids) sent.add(id)
    return batch
  }
  const deliver = async (batch: TestBatch) => {
    const { receipt } = await postBatch(collector.url, batch)
    if (receipt === undefined || receipt.rejected.length > 0) unanswered.push(batch)
    else for (const id of batch.ids) acked.add(id)
  }
  const sendAgain = async () => {
    const again = unanswered
    unanswered = []
    await Promise.all(again.map(deliver))
  }

  try {
    for (let cycle = 1; cycle <= cycles; cycle++) {
      let alive = true
      const again = sendAgain()
      const senders = Array.from({ length: SENDERS }, async () => {
        while (alive) {
          await deliver(fresh(1 + random.below(MOST_EVENTS)))
        }
      })
      await pause(random.below(LIFE_MS))
      await collector.kill()
      alive = false
      await Promise.all([...senders, again])
      const start = performance.now()
      await collector.start()
      const first = await postBatch(collector.url, unanswered[0] ?? fresh(1))
      const restart = performance.now() - start
      restarts.push(restart)
      if (first.receipt === undefined || restart > RESTART_MS) slow++
      if (cycle % 50 === 0) say(`${cycle} kills, ${acked.size} events acknowledged`)
    }
    await sendAgain()
    await collector.stop()
    const verdict = check(collector.data, SITE, { sent, acked })
    if (unanswered.length > 0) verdict.faults.push(`${unanswered.length} batches had no receipt in the end`)
    if (slow > 0) verdict.faults.push(`${slow} restarts gave no answer within ${RESTART_MS} ms`)
    restarts.sort((a, b) => a - b)
    const at = (share: number) => Math.round(restarts[Math.floor((restarts.length - 1) * share)] ?? 0)
    return {
      ...verdict,
      cycles,
      corrupt: verdict.corrupt + unanswered.length + slow,
      figures: { restart_p50_ms: at(0.5), restart_max_ms: at(1) },
    }
  } finally {
    await collector.remove()
  }
}

export const serverKill: Trial = {
  name: 'server-kill',
  what: 'kill -9 of the collector at any moment under load, restart, and everything without a receipt sent again',
  unit: 'kills',
  cycles: { short: 100, long: 2_000 },
  controls: { dedupe: { what: 'ids need not be unique', cycles: 10 } },
  isAlone: true,
  run,
}
