import { join } from 'node:path'
import Database from 'better-sqlite3'

/** What a data directory holds of a site, read without the collector's own code. */
export interface LogContents {
  /** Number of event rows. */
  rows: number
  /** Counted events, as the counters say. */
  accepted: number
  duplicate: number
  rejected: number
  /** What is wrong with the file itself, or between its rows and its counters by event name. */
  faults: string[]
}

/**
 * Reads the file of a stopped collector; what a crash has left in the write-ahead log is read too. `take` is given the event id
 * of each row, one at a time since a log may hold more than memory; ids that are there twice come after one another.
 */
export function readLog(data: string, site: string, take: (id: string) => void = () => {}): LogContents {
  const db = new Database(join(data, 'grapevine.db'), { fileMustExist: true })
  try {
    const integrity = db.pragma('integrity_check(3)', { simple: true }) as string
    const number = db.prepare<[string], number>('SELECT n FROM site WHERE key = ?').pluck().get(site) ?? -1
    const tally = (kind: string) =>
      db
        .prepare<[number, string], number>('SELECT coalesce(sum(n), 0) FROM tally WHERE site = ? AND kind = ?')
        .pluck()
        .get(number, kind) ?? 0
    const names = db
      .prepare<[number, number], string>(
        `SELECT coalesce(t.key, e.name) || ': counter ' || coalesce(t.n, 0) || ', rows ' || coalesce(e.n, 0)
         FROM (SELECT key, n FROM tally WHERE site = ? AND kind = 'accepted') t
         FULL JOIN (SELECT name, count(*) AS n FROM event WHERE site = ? GROUP BY name) e ON e.name = t.key
         WHERE coalesce(t.n, 0) <> coalesce(e.n, 0)`,
      )
      .pluck()
      .all(number, number)
    let rows = 0
    for (const id of db
      .prepare<[number], string>('SELECT id FROM event WHERE site = ? ORDER BY id')
      .pluck()
      .iterate(number)) {
      rows++
      take(id)
    }
    return {
      rows,
      accepted: tally('accepted'),
      duplicate: tally('duplicate'),
      rejected: tally('rejected'),
      faults: [...(integrity === 'ok' ? [] : [`integrity: ${integrity}`]), ...names],
    }
  } finally {
    db.close()
  }
}

/** The first `most` of these ids that have no row in the file of a stopped collector. */
export function withoutRow(data: string, site: string, ids: Iterable<string>, most: number): string[] {
  const db = new Database(join(data, 'grapevine.db'), { fileMustExist: true, readonly: true })
  try {
    const find = db.prepare<[string, string]>(
      'SELECT 1 FROM event WHERE site = (SELECT n FROM site WHERE key = ?) AND id = ?',
    )
    const missing: string[] = []
    for (const id of ids) if (!find.get(site, id) && missing.push(id) === most) break
    return missing
  } finally {
    db.close()
  }
}
