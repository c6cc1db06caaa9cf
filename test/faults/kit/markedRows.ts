import { join } from 'node:path'
import Database from 'better-sqlite3'

const MARK = /"(mark-[0-9a-z-]+-\d+)"/

/** What the log of a stopped collector holds of tracked pages. */
export interface MarkedRows {
  /** Ids of the events that a tracked page has made: each carries a mark that is never used twice, or is a page view. */
  sent: Set<string>
  /** The marks. One that is there twice is an event that was counted under two ids. */
  marks: string[]
}

export function markedRows(data: string): MarkedRows {
  const db = new Database(join(data, 'grapevine.db'), { fileMustExist: true, readonly: true })
  try {
    const rows = db
      .prepare<[], { id: string; name: string; params: string }>('SELECT id, name, params FROM event')
      .all()
    const sent = rows.filter(({ name, params }) => name === 'page_view' || MARK.test(params)).map(({ id }) => id)
    return { sent: new Set(sent), marks: rows.flatMap(({ params }) => MARK.exec(params)?.[1] ?? []) }
  } finally {
    db.close()
  }
}
