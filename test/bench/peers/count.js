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

function sum(numbers) {
  return numbers.reduce((total, one) => total + one, 0)
}
