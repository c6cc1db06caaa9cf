import { describe, expect, test, vi } from 'vitest'
import { parseMapping, resolveColumns } from '../../../src/collector/import/columnMap.js'
import { DistinctCounter } from '../../../src/collector/import/DistinctCounter.js'
import { ORDER_COLUMNS, REQUIRED_ORDER_COLUMNS } from '../../../src/collector/import/orderLine.js'
import { productGlobs } from '../../../src/collector/import/productGlobs.js'
import { startProgress } from '../../../src/collector/import/progress.js'
import { readNumber } from '../../../src/collector/import/readNumber.js'
import { timeReader } from '../../../src/collector/import/readTime.js'
import { Skipped } from '../../../src/collector/import/Skipped.js'

describe('readNumber', () => {
  test.each([
    ['12', 12],
    ['-3', -3],
    ['12.50', 12.5],
    ['12,50', 12.5],
    ['1 234.50', 1234.5],
    ['1,234.50', 1234.5],
    ['1.234,50', 1234.5],
    ["1'234.50", 1234.5],
    ['£2.55', 2.55],
    ['2,5 €', 2.5],
    ['+7', 7],
    ['0.001', 0.001],
  ])('%s is %d', (text, value) => expect(readNumber(text)).toBe(value))

  test.each([
    '',
    'x',
    '1,234',
    '1.2.3',
    '--1',
    '1e5',
    'NaN',
    'Infinity',
    '12,34,5',
    '1,23.5',
    '0x10',
  ])('%s is refused', text => expect(readNumber(text)).toBeUndefined())
})

describe('timeReader', () => {
  const at = (iso: string) => Date.parse(iso)

  test.each([
    ['2010-12-01 08:26:00', '2010-12-01T08:26:00Z'],
    ['2010-12-01T08:26:00Z', '2010-12-01T08:26:00Z'],
    ['2010-12-01T08:26:00.250+02:00', '2010-12-01T06:26:00.250Z'],
    ['2010-12-01 08:26:00 UTC', '2010-12-01T08:26:00Z'],
    ['2010-12-01 08:26:00 -0500', '2010-12-01T13:26:00Z'],
    ['2010/12/01 8:26', '2010-12-01T08:26:00Z'],
    ['2010-12-01', '2010-12-01T00:00:00Z'],
    ['1291191960', '2010-12-01T08:26:00Z'],
    ['1291191960000', '2010-12-01T08:26:00Z'],
    ['31.12.2010 08:26', '2010-12-31T08:26:00Z'],
    ['31/12/2010 08:26', '2010-12-31T08:26:00Z'],
    ['12/31/10 8:26 pm', '2010-12-31T20:26:00Z'],
    ['12/31/2010 12:05 AM', '2010-12-31T00:05:00Z'],
  ])('%s', (text, iso) => expect(timeReader('UTC')(text)).toBe(at(iso)))

  test.each([
    '',
    'soon',
    '2010-13-01',
    '2010-02-30',
    '2010-12-01 25:00',
    '31/31/2010',
    '12345',
    '12/31/2010 13:00 pm',
  ])('"%s" is no time', text => expect(timeReader('UTC')(text)).toBeUndefined())

  test('a day that could be a month is asked for, not guessed', () => {
    expect(() => timeReader('UTC')('03/04/2010')).toThrow('--time-format dmy or --time-format mdy')
    expect(timeReader('UTC', 'dmy')('03/04/2010')).toBe(at('2010-04-03T00:00:00Z'))
    expect(timeReader('UTC', 'mdy')('03/04/2010')).toBe(at('2010-03-04T00:00:00Z'))
  })

  test('the first clear value decides for the file', () => {
    const read = timeReader('UTC')
    expect(read('31/12/2010')).toBe(at('2010-12-31T00:00:00Z'))
    expect(read('03/04/2010')).toBe(at('2010-04-03T00:00:00Z'))
    expect(read('12/31/2010')).toBeUndefined()
  })

  test('local times follow summer time, times with a zone do not', () => {
    const read = timeReader('Europe/London')
    expect(read('2011-01-15 12:00')).toBe(at('2011-01-15T12:00:00Z'))
    expect(read('2011-07-15 12:00')).toBe(at('2011-07-15T11:00:00Z'))
    expect(read('2011-07-15T12:00Z')).toBe(at('2011-07-15T12:00:00Z'))
    expect(read('2011-10-30 00:30')).toBe(at('2011-10-29T23:30:00Z'))
    expect(read('2011-10-30 03:00')).toBe(at('2011-10-30T03:00:00Z'))
    expect(timeReader('America/New_York')('2011-07-15 20:00')).toBe(at('2011-07-16T00:00:00Z'))
  })

  test('an unknown zone is told', () => {
    expect(() => timeReader('Mars/Olympus')).toThrow('There is no time zone "Mars/Olympus"')
  })
})

describe('columns', () => {
  const columns = ['InvoiceNo', 'Stock, Code', 'When', 'Qty']

  test('a mapping names columns, also with commas in them', () => {
    const mapping = parseMapping(['order=InvoiceNo,product=Stock, Code', 'time=When'], ORDER_COLUMNS)
    expect(resolveColumns(columns, mapping, ORDER_COLUMNS, REQUIRED_ORDER_COLUMNS)).toEqual({
      order: 0,
      product: 1,
      time: 2,
      quantity: 3,
    })
  })

  test('usual names are found without one, and no column twice', () => {
    const found = resolveColumns(
      ['Order ID', 'Lineitem sku', 'Created at', 'title'],
      new Map(),
      ORDER_COLUMNS,
      REQUIRED_ORDER_COLUMNS,
    )
    expect(found).toEqual({ order: 0, product: 1, time: 2, name: 3 })
    expect(() => resolveColumns(['item'], new Map(), { a: ['item'], b: ['item'] }, ['a', 'b'])).toThrow('is the b?')
  })

  test('what is wrong is told with what there is', () => {
    expect(() => parseMapping(['ordr=InvoiceNo'], ORDER_COLUMNS)).toThrow(/"ordr".*The keys are: order, product/)
    expect(() => parseMapping(['InvoiceNo'], ORDER_COLUMNS)).toThrow('Write key=Column,key=Column')
    const wrong = new Map([['order', 'Invoice']] as const)
    expect(() => resolveColumns(columns, wrong, ORDER_COLUMNS, [])).toThrow(/no column "Invoice".*"Stock, Code"/)
    expect(() => resolveColumns(['x'], new Map(), ORDER_COLUMNS, REQUIRED_ORDER_COLUMNS)).toThrow(
      'order and the product and the time? Say it with --map order=…,product=…,time=…',
    )
  })
})

test('productGlobs knows names and stars, and nothing else', () => {
  const skip = productGlobs('POST, M,gift_*,C+')
  for (const id of ['POST', 'post', 'm', 'gift_0001_20', 'GIFT_', 'C+']) expect(skip(id)).toBe(true)
  for (const id of ['POSTER', '22M', 'xgift_1', 'CC', '']) expect(skip(id)).toBe(false)
  expect(productGlobs('')('anything')).toBe(false)
})

test('DistinctCounter counts each text once', () => {
  const counter = new DistinctCounter()
  for (let round = 0; round < 2; round++) {
    let fresh = 0
    for (let i = 0; i < 50_000; i++) if (counter.add(`order-${i}`)) fresh++
    expect(fresh).toBe(round === 0 ? 50_000 : 0)
  }
  expect(counter.size).toBe(50_000)
})

test('Skipped keeps every count and a few lines of each', () => {
  const skipped = new Skipped<'a' | 'b'>()
  for (let line = 2; line < 12; line++) skipped.add('b', line)
  skipped.add('a', 40)
  expect(JSON.stringify(skipped)).toBe('{"b":10,"a":1}')
  expect(skipped.total).toBe(11)
  expect(skipped.describe({ a: 'first', b: 'second' })).toEqual([
    'skipped 10: b, second (line 2, 3, 4, 5, 6, …)',
    'skipped 1: a, first (line 40)',
  ])
})

test.each([
  [
    'a terminal has one line, drawn anew',
    true,
    100,
    ['\r\u001b[Kimport: 50 %, 5,000 lines, 50,000 a second', '\r\u001b[K'],
  ],
  ['a file has a line every five seconds', false, 5_000, ['import: 50 %, 5,000 lines, 1,000 a second\n']],
])('progress: %s', (_name, isTTY, every, expected) => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(1_000)
  const written: string[] = []
  const progress = startProgress({ isTTY, write: text => written.push(text) }, 'import', 'lines')
  now.mockReturnValue(1_000 + every - 1)
  progress.update(4_999, 0.49)
  now.mockReturnValue(1_000 + every)
  progress.update(5_000, 0.5)
  progress.update(5_001, 0.51)
  progress.end()
  expect(written).toEqual(expected)
})

test('progress stays silent on short work', () => {
  const written: string[] = []
  const progress = startProgress({ isTTY: false, write: text => written.push(text) }, 'import', 'lines')
  for (let i = 0; i < 1000; i++) progress.update(i, i / 1000)
  progress.end()
  expect(written).toEqual([])
})
