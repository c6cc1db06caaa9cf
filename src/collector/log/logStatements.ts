import type { Connection } from '../database/openDatabase.js'
import type { PersonalEvent } from './erasureOf.js'
import { LEARNED, ORDERS, VISITS } from './learnedNames.js'
import type { LoggedRow } from './loggedEvent.js'
import type { Sequence } from './sequence.js'

/** A prepared statement with parameters `P` and rows `R`. */
interface Say<P extends unknown[], R> {
  run(...params: P): { changes: number }
  get(...params: P): R | undefined
  all(...params: P): R[]
}

/** A row of an event that is to go. */
export type LeavingRow = PersonalEvent & { n: number; site: number; received_at: number }

const LEAVING = `SELECT n, site, received_at, name, doubt, visitor, customer, session,
  CASE WHEN name IN ('purchase', 'refund') THEN params ->> '$.transaction_id' END AS "order"
  FROM event`

const quoted = (names: readonly string[]) => names.map(name => `'${name}'`).join(', ')

/** As the indices of `migrations.ts` say it, word for word: else they are not used. */
const IS_ORDER = `name IN (${quoted(ORDERS)})`
const IS_VISIT = `name IN (${quoted(VISITS)})`

/** What the event log says to SQLite. Sites are numbers, outboxes bytes, times in ms. */
export function logStatements(db: Connection) {
  const prepare = <P extends unknown[], R = never>(sql: string) => db.prepare(sql) as unknown as Say<P, R>
  /** Rows of one column, as its values. */
  const pluck = <P extends unknown[], R>(sql: string) => db.prepare(sql).pluck() as unknown as Say<P, R>
  const page = (where: string) =>
    prepare<[number, number], LoggedRow>(
      `SELECT n, site, id, at, received_at, name, visitor, customer, session, page_view, seq, truncated, outbox, doubt, params
       FROM event WHERE ${where} ORDER BY n LIMIT ?`,
    )
  const oldest = (where: string) =>
    prepare<[number, number], LeavingRow>(`${LEAVING} WHERE n > ? AND ${where} ORDER BY n LIMIT ?`)
  return {
    dataVersion: pluck<[], number>('PRAGMA data_version'),
    page: page('n > ?'),
    orderPage: page(`n > ? AND ${IS_ORDER}`),
    visitPage: page(`n > ? AND ${IS_VISIT}`),
    tallies: prepare<[number], { kind: string; key: string; n: number }>(
      'SELECT kind, key, n FROM tally WHERE site = ?',
    ),
    hash: pluck<[number, string], Buffer>('SELECT hash FROM event WHERE site = ? AND id = ?'),
    append: prepare<unknown[]>(
      `INSERT INTO event (site, id, at, received_at, name, visitor, customer, session, page_view, seq,
         truncated, outbox, doubt, params, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (site, id) DO NOTHING`,
    ),
    orderLine: prepare<[number, string, string, string | null]>(
      'INSERT INTO order_line (site, transaction_id, line, doubted) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ),
    doubtedLine: pluck<[number, string, string], string | null>(
      'SELECT doubted FROM order_line WHERE site = ? AND transaction_id = ? AND line = ?',
    ),
    trustLine: prepare<[number, string, string]>(
      'UPDATE order_line SET doubted = NULL WHERE site = ? AND transaction_id = ? AND line = ?',
    ),
    params: pluck<[number, string], string>('SELECT params FROM event WHERE site = ? AND id = ?'),
    keepParams: prepare<[string, number, string]>('UPDATE event SET params = ? WHERE site = ? AND id = ?'),
    refuse: prepare<[number, string, string, number]>(
      'INSERT INTO refused (site, id, code, received_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ),
    unrefuse: pluck<[number, string], string>('DELETE FROM refused WHERE site = ? AND id = ? RETURNING code'),
    dropped: pluck<[number, Buffer, string], number>(
      'SELECT n FROM outbox_drop WHERE site = ? AND outbox = ? AND code = ?',
    ),
    drop: prepare<[number, Buffer, string, number]>(
      `INSERT INTO outbox_drop (site, outbox, code, n) VALUES (?, ?, ?, ?)
       ON CONFLICT (site, outbox, code) DO UPDATE SET n = excluded.n`,
    ),
    number: prepare<[number, string, number, string]>(
      'UPDATE event SET seq = ?, outbox = ? WHERE site = ? AND id = ? AND seq = 0',
    ),
    sequence: prepare<[number, Buffer], Omit<Sequence, 'gaps'> & { gaps: string }>(
      'SELECT highest, gaps, lost, dropped FROM outbox_sequence WHERE site = ? AND outbox = ?',
    ),
    keepSequence: prepare<[number, Buffer, number, string, number, number]>(
      `INSERT INTO outbox_sequence (site, outbox, highest, gaps, lost, dropped) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (site, outbox) DO UPDATE SET highest = excluded.highest, gaps = excluded.gaps,
         lost = excluded.lost, dropped = excluded.dropped`,
    ),
    ofVisitor: prepare<[number, string], LeavingRow>(`${LEAVING} WHERE site = ? AND visitor = ?`),
    ofCustomer: prepare<[number, string], LeavingRow>(`${LEAVING} WHERE site = ? AND customer = ?`),
    oldestOrders: oldest(IS_ORDER),
    oldestVisits: oldest(IS_VISIT),
    oldestOthers: oldest(`name NOT IN (${quoted(LEARNED)})`),
    swept: pluck<[], number>('SELECT swept FROM retention'),
    sweep: prepare<[number]>('UPDATE retention SET swept = ?'),
    believedAt: pluck<[], number | null>('SELECT believed_at FROM retention'),
    believe: prepare<[number]>('UPDATE retention SET believed_at = ?'),
    receivedNext: prepare<[number, number], { n: number; received_at: number }>(
      'SELECT n, received_at FROM event WHERE n > ? AND received_at <= ? ORDER BY n LIMIT 1',
    ),
    last: pluck<[], number>('SELECT n FROM event ORDER BY n DESC LIMIT 1'),
    delete: prepare<[number]>('DELETE FROM event WHERE n = ?'),
    secret: pluck<[], Buffer>("SELECT value FROM secret WHERE name = 'erased'"),
    withdrawals: pluck<[], number>(
      `SELECT (SELECT count(*) FROM erased) + (SELECT coalesce(sum(n), 0) FROM tally
         WHERE kind = 'expired' AND key IN (${quoted(LEARNED)}))`,
    ),
    anyErased: pluck<[number], number>('SELECT 1 FROM erased WHERE site = ? LIMIT 1'),
    isErased: pluck<[number, Buffer], number>('SELECT 1 FROM erased WHERE site = ? AND who = ?'),
    keepErased: prepare<[number, Buffer, number]>(
      'INSERT INTO erased (site, who, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    ),
    count: prepare<[number, string, string, number]>(
      `INSERT INTO tally (site, kind, key, n) VALUES (?, ?, ?, ?)
       ON CONFLICT (site, kind, key) DO UPDATE SET n = n + excluded.n`,
    ),
  }
}
