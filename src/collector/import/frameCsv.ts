import { ImportError } from './ImportError.js'

/** Records of a CSV file as text, before their fields are parsed. */
export interface CsvFrames {
  frames: string[]
  /** Line of the file on which each begins, from 1. */
  lines: number[]
  /** Lines that open a quote that is never closed. */
  broken: number[]
}

/** A quoted field longer than this is one whose closing quote is missing. */
const MOST_LINES = 100
const MOST_CHARACTERS = 65_536

/** A line longer than this is none. */
const MOST_LINE = 8_388_608

/**
 * Cuts CSV into records, so that one missing quote costs one line and not the rest of the file: parsers swallow everything
 * up to the next quote. A record whose quote is still open after 100 lines, or is followed by a quote that cannot close
 * it, is given up for its first line, and reading goes on with the line after it. Blank lines are left out. One batch is
 * what ends in one piece of the text.
 */
export async function* frameCsv(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvFrames, void> {
  let out: CsvFrames = { frames: [], lines: [], broken: [] }
  /** Lines of a record whose quote is still open. */
  let open: string[] = []
  let openLength = 0
  let number = 0

  const take = (line: string): void => {
    number++
    if (open.length === 0 && !line.includes('"')) {
      if (line.trim() === '') return
      out.frames.push(line)
      out.lines.push(number)
      return
    }
    const state = scan(line, delimiter, open.length > 0)
    if (state === 'open') {
      open.push(line)
      openLength += line.length
      if (open.length > MOST_LINES || openLength > MOST_CHARACTERS) giveUp()
    } else if (state === 'closed') {
      out.frames.push(open.length === 0 ? line : [...open, line].join('\n'))
      out.lines.push(number - open.length)
      open = []
      openLength = 0
    } else {
      open.push(line)
      giveUp()
    }
  }

  const giveUp = (): void => {
    const [, ...again] = open
    const first = number - open.length + 1
    out.broken.push(first)
    open = []
    openLength = 0
    number = first
    for (const line of again) take(line)
  }

  let rest = ''
  for await (const piece of text) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop()!
    if (rest.length > MOST_LINE) {
      throw new ImportError('The file has a line of more than 8 million characters. Is it CSV with line ends?')
    }
    for (const line of lines) take(line.endsWith('\r') ? line.slice(0, -1) : line)
    if (out.frames.length + out.broken.length > 0) {
      yield out
      out = { frames: [], lines: [], broken: [] }
    }
  }
  if (rest !== '') take(rest)
  while (open.length > 0) giveUp()
  if (out.frames.length + out.broken.length > 0) yield out
}

/** Whether a quoted field is open at the end of a line; `wrong` when a quote cannot close the field that an earlier line opened. */
function scan(line: string, delimiter: string, inside: boolean): 'open' | 'closed' | 'wrong' {
  let at = 0
  let earlier = inside
  let quoted = inside
  for (;;) {
    const quote = line.indexOf('"', at)
    if (quote < 0) return quoted ? 'open' : 'closed'
    at = quote + 1
    if (!quoted) {
      quoted = quote === 0 || line.startsWith(delimiter, quote - delimiter.length)
    } else if (line[at] === '"') {
      at++
    } else if (at === line.length || line.startsWith(delimiter, at)) {
      quoted = false
      earlier = false
    } else if (earlier) {
      return 'wrong'
    } else {
      // `"a" b` on one line: the parser takes such a field as it stands.
      quoted = false
    }
  }
}
