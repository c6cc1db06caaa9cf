import { parse } from 'csv-parse/sync'
import { frameCsv } from './frameCsv.js'
import { ImportError } from './ImportError.js'
import { joinPieces } from './joinPieces.js'

/** A CSV file whose header has been read. */
export interface CsvFile {
  columns: readonly string[]
  delimiter: string
  batches: AsyncIterable<CsvBatch>
}

/** Some records in the order of the file. */
export interface CsvBatch {
  /** Fields of each record; as many as there are columns. */
  records: string[][]
  /** Line of the file on which each record begins, from 1. */
  lines: number[]
  /** Lines of records that are no CSV or have the wrong number of fields. */
  broken: number[]
}

/** Delimiters that are tried when none is given, the commonest first. */
const DELIMITERS = [',', ';', '\t', '|']

/**
 * Reads CSV as RFC 4180 has it, a batch at a time; never more than a batch in memory. A quote inside an unquoted field is
 * taken as it stands, and a quote that is never closed spoils its own line only.
 */
export async function readCsv(text: AsyncIterable<string>, delimiter?: string): Promise<CsvFile> {
  const pieces = text[Symbol.asyncIterator]()
  let head = ''
  while (!/\S[^\n]*\n/.test(head)) {
    const { value, done } = await pieces.next()
    if (done === true) break
    head += value
  }
  if (head.trim() === '') throw new ImportError('The file is empty. It needs a first line that names its columns.')
  const other = /^\s*</.test(head) ? 'XML' : /^\s*(?:\[\s*[{\]]|\{\s*["}])/.test(head) ? 'JSON' : undefined
  if (other !== undefined) {
    throw new ImportError(
      `The file is ${other} and is read as CSV. Export it as CSV, with a first line that names its columns.`,
    )
  }
  const mark = delimiter ?? guessDelimiter(head)
  const frames = frameCsv(joinPieces(head, pieces), mark)
  const first = await frames.next()
  const header = first.done === true ? undefined : parseFrames(first.value.frames.slice(0, 1), mark)[0]
  if (first.done === true || header === undefined || first.value.broken[0]! < first.value.lines[0]!) {
    throw new ImportError('The first line of the file is no CSV. It must name the columns.')
  }
  const columns = header.map(name => name.trim())
  const rest = { ...first.value, frames: first.value.frames.slice(1), lines: first.value.lines.slice(1) }

  async function* batches(): AsyncIterable<CsvBatch> {
    yield toBatch(rest, columns.length, mark)
    for await (const batch of frames) yield toBatch(batch, columns.length, mark)
  }
  return { columns, delimiter: mark, batches: batches() }
}

/** The delimiter that stands most often in the first line, outside of quotes. */
function guessDelimiter(head: string): string {
  const line = (/\S[^\n]*/.exec(head)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map(mark => line.split(mark).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!
}

function toBatch(
  batch: { frames: string[]; lines: number[]; broken: number[] },
  columns: number,
  delimiter: string,
): CsvBatch {
  const out: CsvBatch = { records: [], lines: [], broken: batch.broken }
  const records = parseFrames(batch.frames, delimiter)
  for (let i = 0; i < records.length; i++) {
    const record = records[i]
    if (record !== undefined && fits(record, columns)) {
      out.records.push(record)
      out.lines.push(batch.lines[i]!)
    } else out.broken.push(batch.lines[i]!)
  }
  return out
}

/** Exports often end every line but the first with a delimiter: empty fields too many say nothing. */
function fits(record: string[], columns: number): boolean {
  while (record.length > columns && record[record.length - 1] === '') record.pop()
  return record.length === columns
}

/** One record per frame, `undefined` for a frame that the parser refuses. */
function parseFrames(frames: readonly string[], delimiter: string): (string[] | undefined)[] {
  const options = { delimiter, relax_quotes: true, relax_column_count: true, record_delimiter: ['\r\n', '\n'] }
  try {
    const records: string[][] = parse(frames.join('\n'), options)
    if (records.length === frames.length) return records
  } catch {
    // One frame spoils the whole batch: they are asked one by one below.
  }
  if (frames.length === 1) return [undefined]
  return frames.flatMap(frame => parseFrames([frame], delimiter))
}
