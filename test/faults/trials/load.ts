import { setTimeout as pause } from 'node:timers/promises'
import { startCollector } from '../../support/collector.js'
import { check } from '../kit/check.js'
import { LOAD_EVENTS, type Load, LoadIds, load } from '../kit/load.js'
import { residentMb } from '../kit/residentMemory.js'
import type { Finding, Trial, TrialOptions } from '../kit/Trial.js'
import { withoutSafety } from '../kit/withoutSafety.js'

const SITE = 'faults'
const CONNECTIONS = 32
/** Connections of the overload, and how many times the rate that was measured it offers. */
const CROWD = 384
const OVERLOAD = 3
/** Kills in the middle of a load. */
const KILLS = 3
const MOST_RSS_MB = 300
/** Share of the overload's batches whose connection may be closed instead of an answer. */
const MOST_RESETS = 0.01
/** A collector that was overloaded takes a batch again within this time, ms. */
const RECOVER_MS = 5_000

/**
 * Full load for some seconds, then three times what was reached, from more connections than it can serve; in the end kills
 * in the middle of a load. What has a receipt is counted, and who is sent away is told when to come again.
 */
async function run({ cycles, random, without, say }: TrialOptions): Promise<Finding> {
  const collector = await startCollector({
    site: SITE,
    node: withoutSafety(without === undefined ? undefined : 'commit'),
  })
  const port = Number(new URL(collector.url).port)
  const sent = new LoadIds()
  const acked = new LoadIds()
  let rss = 0
  const watch = setInterval(() => {
    if (collector.pid !== undefined) rss = Math.max(rss, residentMb(collector.pid))
  }, 200)

  const putting = async (connections: number, seconds: number, rate?: number, begun?: () => void): Promise<Load> => {
    const prefix = random.id().slice(16)
    const told = await load({ port, site: SITE, prefix, connections, seconds, ...(rate ? { rate } : {}) }, begun)
    for (let batch = 0; batch < told.sent; batch++) sent.add(prefix, batch)
    for (const batch of told.acked) acked.add(prefix, batch)
    return told
  }
  const putUntilKilled = async (): Promise<Load> => {
    let begun = () => {}
    const flows = new Promise<void>(resolve => {
      begun = resolve
    })
    const put = putting(CONNECTIONS, 2, undefined, begun)
    await Promise.race([flows, put])
    await pause(200 + random.below(200))
    await collector.kill()
    return put
  }
  const recovers = async () => {
    const until = performance.now() + RECOVER_MS
    while (performance.now() < until) if ((await putting(1, 0.1)).acked.length > 0) return true
    return false
  }

  try {
    const full = await putting(CONNECTIONS, cycles)
    const rate = full.acked.length / cycles
    say(`${Math.round(rate * LOAD_EVENTS)} events a second`)
    const overSeconds = Math.max(4, cycles / 4)
    const over = await putting(CROWD, overSeconds, Math.max(100, rate * OVERLOAD))
    const hasRecovered = await recovers()
    clearInterval(watch)
    const interrupted: Load[] = []
    while (interrupted.length < KILLS) {
      await collector.start()
      interrupted.push(await putUntilKilled())
    }

    const verdict = check(collector.data, SITE, { sent, acked })
    const odd = [...full.odd, ...over.odd, ...interrupted.flatMap(one => one.odd)]
    const wrongs = [
      ...odd.map(answer => `an answer without a receipt or a time: ${answer}`),
      ...(rss > MOST_RSS_MB ? [`${Math.round(rss)} MB of memory`] : []),
      ...(over.resets > over.sent * MOST_RESETS
        ? [`${over.resets} of ${over.sent} connections closed unanswered`]
        : []),
      ...(hasRecovered ? [] : ['no receipt after the overload']),
      ...([full, over, ...interrupted].every(one => one.acked.length > 0) ? [] : ['a load without a receipt']),
      ...(over.shed > 0 ? [] : ['nobody was sent away: this was no overload']),
    ]
    return {
      ...verdict,
      cycles,
      corrupt: verdict.corrupt + wrongs.length,
      faults: [...verdict.faults, ...wrongs],
      figures: {
        events_per_s: Math.round(rate * LOAD_EVENTS),
        p99_ms: Math.round(full.p99),
        offered_per_s: Math.round(((over.sent + over.unsent) * LOAD_EVENTS) / overSeconds),
        overload_sent: over.sent,
        overload_accepted: over.acked.length,
        overload_shed: over.shed,
        overload_resets: over.resets,
        overload_p99_ms: Math.round(over.p99),
        rss_mb: Math.round(rss),
      },
    }
  } finally {
    clearInterval(watch)
    await collector.remove()
  }
}

export const loadTrial: Trial = {
  name: 'load',
  what: 'full load, three times as much from many connections, and kills in the middle of a load',
  unit: 'seconds',
  cycles: { short: 20, long: 600 },
  controls: { commit: { what: 'receipts leave before the commit', cycles: 3 } },
  isAlone: true,
  run,
}
