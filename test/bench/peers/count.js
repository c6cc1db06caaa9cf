/**
 * Compares the marks that pages tracked with the arrivals `{ mark, id }` at an endpoint.
 *
 * @returns {{ events: number, lost: number, duplicated: number, kept: number }} `lost`: never arrived; `duplicated`: arrivals
 * beyond the first of each event; `kept`: those of them that a collector keeps which removes copies of one id.
 */
export function count(marks, arrivals) {
  const wanted = new Map(marks.map(mark => [mark, []]))
  for (const { mark, id } of arrivals) wanted.get(mark)?.push(id)
  const ids = [...wanted.values()]
  const extra = list => Math.max(0, list.length - 1)
  return {
    events: wanted.size,
    lost: ids.filter(list => list.length === 0).length,
    duplicated: sum(ids.map(extra)),
    kept: sum(ids.map(list => extra([...new Set(list)]))),
  }
}

/** Sums counts, and scales them to 1,000 events. */
export function perThousand(counts) {
  const events = sum(counts.map(one => one.events))
  const scaled = key => Math.round((sum(counts.map(one => one[key])) / Math.max(1, events)) * 10_000) / 10
  return { events, lost: scaled('lost'), duplicated: scaled('duplicated'), kept: scaled('kept') }
}

/** How often the event of each run `{ mark, arrivals }` of a column arrived, in one cell: `1`, or `1 2` where they differ. */
export function cell(runs) {
  const times = runs.map(({ mark, arrivals }) => arrivals.filter(one => one.mark === mark).length)
  return [...new Set(times)].sort((a, b) => a - b).join(' ')
}

/** Columns of a row, all of which must read `1`. */
export const COLUMN_NAMES = ['S', 'N', 'N+', 'R', 'O']

/**
 * What a tracker that loses nothing and counts nothing twice must not show, a sentence each: another number than one in a
 * column, an event that never arrived, and a copy in a log. Copies on the wire are no fault.
 */
export function notOnce({ peer, where, ...row }) {
  const columns = COLUMN_NAMES.filter(column => row[column] !== '1').map(
    column => `${peer} reads ${row[column] || 'nothing'} on the ${where} in column ${column}, not 1.`,
  )
  const faults = Object.entries(row).flatMap(([fault, { lost, duplicated } = {}]) => [
    ...(lost > 0 ? [`${peer} lost ${lost} of 1,000 events on the ${where} in ${fault}.`] : []),
    ...(duplicated > 0 && where === 'log' ? [`${peer} has ${duplicated} copies of 1,000 events in ${fault}.`] : []),
  ])
  return [...columns, ...faults]
}

function sum(numbers) {
  return numbers.reduce((total, one) => total + one, 0)
}
