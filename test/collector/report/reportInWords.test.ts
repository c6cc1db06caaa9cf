import { describe, expect, test } from 'vitest'
import type { BlockReportResult } from '../../../src/collector/report/BlockReport.js'
import { reportInWords } from '../../../src/collector/report/reportInWords.js'
import { bought, chosen, rendered, reportOn, seen } from './opened.js'

const nothing = { orders: 0, revenue: {} }

describe('the report in words', () => {
  test('says what orders came of, and lines up a table of blocks', () => {
    const log = [
      ...Array.from({ length: 1200 }, (_, n) => rendered('home', n % 10)),
      ...[1, 2, 3, 4].map(at => seen('home', at)),
      rendered('cart', 1),
      chosen('A', 'home', 5),
      bought('1', ['A', 'Z'], 7),
      bought('2', ['Z'], 8, { visitor: 'bob' }),
      chosen('B', 'home', 5, { visitor: 'eve' }),
      bought('3', ['Z'], 8, { visitor: 'eve' }),
    ]
    expect(reportInWords(reportOn(log, { by: ['placement', 'type'] }), ['placement', 'type']).split('\n')).toEqual([
      '  3 orders, 40.00 EUR',
      '  1 order (33.3 %) of something chosen from a block, 10.00 EUR',
      '  1 order (33.3 %) of other things, by who chose something from a block before, 10.00 EUR',
      '',
      '  placement  type         rendered  seen  clicks  of rendered  of seen  to cart  orders      worth  other orders',
      '  home       bestsellers     1,200     4       2        0.2 %   50.0 %        0       1  10.00 EUR             1',
      '  cart       bestsellers         1     0       0        0.0 %        –        0       0          –             0',
    ])
  })

  test('says that there is nothing to say', () => {
    const result: BlockReportResult = { all: nothing, chosen: nothing, other: nothing, rows: [] }
    expect(reportInWords(result, ['placement'])).toMatch(/^ {2}0 orders\n[^%]*No block was drawn, seen or clicked/s)
  })

  test('has no rates of drawn blocks where rows are about products', () => {
    const text = reportInWords(reportOn([seen('home', 1)], { by: ['strategy'] }), ['strategy'])
    expect(text).toContain('  strategy     seen  clicks  of seen')
    expect(text).not.toContain('rendered')
  })

  test('prints no more rows than somebody reads, and no sign that a terminal obeys', () => {
    const log = Array.from({ length: 60 }, (_, n) => rendered(`p-${n}\u001b[2J`, 1))
    const text = reportInWords(reportOn(log), ['placement'])
    expect(text).toContain('… and 10 rows more; --json has all.')
    expect(text).toContain('p-0\ufffd[2J')
    expect(text).not.toContain('\u001b')
  })
})
