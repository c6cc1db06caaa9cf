/** A time as people write it, in ms; `undefined` where it is none. */
export type ReadTime = (text: string) => number | undefined

/** What says from when and until when it holds. */
export interface WrittenSpan {
  from?: string
  until?: string
}

/**
 * Reads from when and until when something holds, in ms.
 *
 * @param place where it stands in the file
 * @param problems takes a sentence for each mistake
 */
export function readSpan(
  place: string,
  { from, until }: WrittenSpan,
  read: ReadTime,
  problems: string[],
): { from?: number; until?: number } {
  const begin = from === undefined ? undefined : readFrom(`${place}.from`, from, read, problems)
  const end = until === undefined ? undefined : readUntil(until, read)
  if (until !== undefined && end === undefined) problems.push(noTime(`${place}.until`, until))
  if (begin !== undefined && end !== undefined && end <= begin)
    problems.push(`${place}.until is "${until}", which is before from. Write a later day.`)
  return { ...(begin !== undefined && { from: begin }), ...(end !== undefined && { until: end }) }
}

/** Reads the first moment of something, ms. */
export function readFrom(place: string, text: string, read: ReadTime, problems: string[]): number | undefined {
  const time = read(text)
  if (time === undefined) problems.push(noTime(place, text))
  return time
}

/** A day ends with its last moment. */
function readUntil(text: string, read: ReadTime): number | undefined {
  const day = /^\s*\d{4}-\d{1,2}-\d{1,2}\s*$/.test(text)
  const time = read(day ? `${text.trim()} 23:59:59` : text)
  return time === undefined ? undefined : time + (day ? 1000 : 0)
}

function noTime(place: string, text: string): string {
  return `${place} is "${text}". Write a day such as "2026-12-24", or "2026-12-24 14:00".`
}
