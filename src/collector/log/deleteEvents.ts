import type { LeavingRow, logStatements } from './logStatements.js'
import { Tallies } from './Tallies.js'

/** Deletes events, and moves them in the books of their sites from `accepted` to `kind`. */
export function deleteEvents(
  sql: ReturnType<typeof logStatements>,
  rows: readonly LeavingRow[],
  kind: 'erased' | 'expired',
): void {
  const tallies = new Tallies()
  for (const { n, site, name, doubt } of rows) {
    sql.delete.run(n)
    tallies.add(site, 'accepted', name, -1)
    tallies.add(site, kind, name)
    if (doubt !== null) tallies.add(site, 'doubted', doubt, -1)
  }
  for (const { site, kind, key, n } of tallies) sql.count.run(site, kind, key, n)
}
