import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsv } from '../../../src/collector/import/readCsv.js'

async function* pieces(text: string, size: number): AsyncIterable<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

async function read(text: string, { size = 7, delimiter }: { size?: number; delimiter?: string } = {}) {
  const csv = await readCsv(pieces(text, size), delimiter)
  const records: string[][] = []
  const lines: number[] = []
  const broken: number[] = []
  for await (const batch of csv.batches) {
    records.push(...batch.records)
    lines.push(...batch.lines)
    broken.push(...batch.broken)
  }
  return { columns: csv.columns, delimiter: csv.delimiter, records, lines, broken }
}

describe('readCsv', () => {
  test('reads quotes, line breaks inside quotes, and both kinds of line ends', async () => {
    const { columns, records, lines, broken } = await read('a,b\r\n1,"x, ""y"""\r\n2,"two\nlines"\n\n3,\n')
    expect(columns).toEqual(['a', 'b'])
    expect(records).toEqual([
      ['1', 'x, "y"'],
      ['2', 'two\nlines'],
      ['3', ''],
    ])
    expect(lines).toEqual([2, 3, 6])
    expect(broken).toEqual([])
  })

  test('a quote that is never closed spoils its own line and no other', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `${i},name ${i}`)
    rows[4] = '4,"never closed'
    const { records, broken } = await read(`a,b\n${rows.join('\n')}\n`, { size: 1000 })
    expect(broken).toEqual([6])
    expect(records).toHaveLength(299)
    expect(records.map(([a]) => a)).not.toContain('4')
    expect(records.at(-1)).toEqual(['299', 'name 299'])
  })

  test('a quote that a later quoted field cannot close spoils its own line only', async () => {
    const { records, broken } = await read('a,b,c\n1,"x,5\n2,"y",6\n3,z,7\n')
    expect(broken).toEqual([2])
    expect(records).toEqual([
      ['2', 'y', '6'],
      ['3', 'z', '7'],
    ])
  })

  test('a quote inside an unquoted field is taken as it stands', async () => {
    const { records, broken } = await read('a,b\n1,6" plate\n2,"a" b\n3,c\n')
    expect(records).toEqual([
      ['1', '6" plate'],
      ['2', '"a" b'],
      ['3', 'c'],
    ])
    expect(broken).toEqual([])
  })

  test('too few or too many fields are broken, empty ones at the end are not', async () => {
    const { records, broken } = await read('a,b,c\n1,2\n1,2,3\n1,2,3,4\n1,2,3,,\n')
    expect(records).toEqual([
      ['1', '2', '3'],
      ['1', '2', '3'],
    ])
    expect(broken).toEqual([2, 4])
  })

  test.each([
    ['semicolon', 'a;b\n1;2,5\n', ';'],
    ['tab', 'a\tb\n1\t2,5\n', '\t'],
    ['bar', 'a|b\n1|2,5\n', '|'],
    ['comma behind a quoted name', '"a;;;b",c\n1,2\n', ','],
  ])('guesses the delimiter: %s', async (_name, text, delimiter) => {
    expect((await read(text)).delimiter).toBe(delimiter)
  })

  test('an empty file and a header without an end are told', async () => {
    await expect(read('')).rejects.toThrow('The file is empty')
    await expect(read(' \n\n')).rejects.toThrow('The file is empty')
    await expect(read('"a,b\n1,2\n')).rejects.toThrow('must name the columns')
  })

  test('a header alone has no records', async () => {
    expect((await read('a,b')).records).toEqual([])
  })

  test('whatever is written as RFC 4180 says is read back, cut anywhere', async () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é', ';') })
    const quote = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(field, field), { maxLength: 20 }),
        fc.integer({ min: 1, max: 50 }),
        async (rows, size) => {
          const filled = rows.map(([a, b], i): string[] => [`${i}`, a, b])
          const text = ['id,x,y', ...filled.map(row => row.map(quote).join(','))].join('\n')
          const back = await read(text, { size, delimiter: ',' })
          expect(back.records).toEqual(filled)
          expect(back.broken).toEqual([])
        },
      ),
    )
  })

  test('no text makes it throw or lose count of lines', async () => {
    const noise = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '"", ', 'x,y\n'), maxLength: 200 })
    await fc.assert(
      fc.asyncProperty(noise, async text => {
        const { records, lines, broken } = await read(`id,x\n${text}`, { delimiter: ',' })
        expect(records).toHaveLength(lines.length)
        expect(new Set([...lines, ...broken]).size).toBe(lines.length + broken.length)
      }),
    )
  })
})
