import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import Database from 'better-sqlite3'
import { openStore } from '../../dist/collector.js'
import { withDirectory } from './processes.js'

const SITE = 'bench'
/** Events of a visitor. */
const OF_VISITOR = 40
const ERASED = 20
const ROWS = 10_000
const NOW = 1_795_176_000_000
const NAMES = ['page_view', 'page_view', 'view_item', 'view_item', 'view_item_list', 'add_to_cart', 'purchase']

/** Of what expires: transactions, and events of each kind in one, as the collector has it. */
const EXPIRED = 300
const AT_A_TIME = 50

/**
 * How long it takes to erase one visitor from a log of so many events: rows, counts, and their bytes in every file of the log; and how long
 * one transaction of what expires keeps others waiting. What the models forget is timed by `recommend`.
 */
export function erase(events) {
  return withDirectory(async data => {
    const visitors = Math.ceil(events / OF_VISITOR)
    await fill(data, events, visitors)
    const store = openStore(data)
    const times = []
    const waits = []
    let gone = 0
    let expired = 0
    try {
      for (let n = 0; n < ERASED; n++) {
        const visitor = idOf(Math.floor(((n + 0.5) * visitors) / ERASED), 'f')
        const before = performance.now()
        const erasure = await store.log.erase(SITE, { visitor }, NOW)
        if (!store.fold() || erasure.events === 0)
          throw new Error(`${erasure.events} events of ${visitor} were erased.`)
        times.push(performance.now() - before)
        gone += erasure.events
      }
      for (let n = 0; n < EXPIRED; n++) {
        const before = performance.now()
        const { events } = await store.log.expire({ learned: NOW, others: NOW, now: NOW }, AT_A_TIME)
        waits.push(performance.now() - before)
        expired += events
      }
    } finally {
      await store.close()
    }
    const quantile = (of, share) =>
      Math.round([...of].sort((a, b) => a - b)[Math.floor((of.length - 1) * share)] * 100) / 100
    return {
      events,
      visitors,
      erased_visitors: ERASED,
      erased_events: gone,
      erase_p50_ms: quantile(times, 0.5),
      erase_max_ms: quantile(times, 1),
      expired_events: expired,
      expire_p50_ms: quantile(waits, 0.5),
      expire_p99_ms: quantile(waits, 0.99),
    }
  })
}

const idOf = (n, kind) => `${kind}${n.toString(16).padStart(31, '0')}`

/** Writes rows as the collector does, without its syncs. */
async function fill(data, events, visitors) {
  const store = openStore(data)
  store.sites.add(SITE)
  await store.close()
  const db = new Database(join(data, 'grapevine.db'))
  try {
    db.pragma('synchronous = OFF')
    db.pragma('cache_size = -2000000')
    const site = db.prepare('SELECT n FROM site WHERE key = ?').pluck().get(SITE)
    const insert = db.prepare(
      `INSERT INTO event (site, id, at, received_at, name, visitor, customer, session, page_view, seq, truncated, outbox, params, hash)
       VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, 0, ?, ?, ?)`,
    )
    const write = db.transaction((from, to) => {
      for (let n = from; n < to; n++) {
        const name = NAMES[n % NAMES.length]
        const items = [{ item_id: `SKU-${(n * 7919) % 100_000}`, price: 1250, quantity: 1 }]
        const params =
          name === 'purchase' ? { transaction_id: `T-${n}`, items } : { items, page_title: 'Paper lanterns' }
        const at = NOW - (events - n) * 500
        const who = (n * 48_271) % visitors
        const random = randomBytes(32).toString('hex')
        const [id, pageView] = [random.slice(0, 32), random.slice(32)]
        const session = idOf(Math.floor(n / 10), 'e')
        insert.run(
          site,
          id,
          at,
          at,
          name,
          idOf(who, 'f'),
          session,
          pageView,
          n,
          idOf(who, 'b'),
          JSON.stringify(params),
          randomBytes(16),
        )
      }
    })
    for (let n = 0; n < events; n += ROWS) write(n, Math.min(events, n + ROWS))
    const count = db.prepare("INSERT INTO tally SELECT site, 'accepted', name, count(*) FROM event GROUP BY site, name")
    count.run()
    db.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    db.close()
  }
}
