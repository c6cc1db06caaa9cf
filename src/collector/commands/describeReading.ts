import { printable } from '../words/printable.js'

/** What an import made of its file and its site. */
interface Reading {
  columns: Readonly<Record<string, string>>
  unread: readonly string[]
  isMisread: boolean
}

/** Names of columns that are told: a wide export has hundreds. */
const MOST_NAMES = 20

/** Sentences on how a file was read, and on a site that was not there before: a slip in either spoils everything that was imported. */
export function describeReading(
  { columns, unread, isMisread }: Reading,
  site: string,
  sites: readonly string[],
): string[] {
  const notes = [
    `columns: ${Object.entries(columns)
      .map(([key, name]) => `${key}=${printable(name)}`)
      .join(', ')}`,
  ]
  if (unread.length > 0) {
    const more = unread.length > MOST_NAMES ? ', …' : ''
    notes.push(
      `not read: ${unread.slice(0, MOST_NAMES).map(printable).join(', ')}${more}. What is missing of them say with --map.`,
    )
  }
  if (isMisread) {
    notes.push(
      'Some text of the file reads as "\ufffd", as it does in a wrong encoding. If a spreadsheet has saved it, import it again with --encoding latin1.',
    )
  }
  if (sites.length > 0 && !sites.includes(site)) {
    notes.push(
      `The site "${site}" is new in this data, which had ${sites.join(', ')}. If that is a slip, import again with --site.`,
    )
  }
  return notes
}
