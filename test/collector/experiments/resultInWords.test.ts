import { describe, expect, test } from 'vitest'
import type { ExperimentResult } from '../../../src/collector/experiments/ExperimentBook.js'
import { resultInWords, verdictOf } from '../../../src/collector/experiments/resultInWords.js'

const result = (control: [number, number], tried: [number, number], over: object = {}): ExperimentResult => ({
  experiment: 'Home heading',
  control: { visitors: control[0], buyers: control[1], revenue: {} },
  test: { visitors: tried[0], buyers: tried[1], revenue: {} },
  vitals: [],
  inBoth: 0,
  withoutVisitor: 0,
  ...over,
})

describe('a result', () => {
  test('is told in lines that a merchant reads', () => {
    const told = result([12_000, 1200], [12_000, 2040], { inBoth: 3, withoutVisitor: 1 })
    told.control.revenue = { EUR: 24000 }
    told.test.revenue = { EUR: 40800.5, CHF: 120 }
    expect(resultInWords(told).split('\n')).toEqual([
      'Home heading',
      '  control: 12,000 visitors, 1,200 of them ordered (10.0 %), 24,000.00 EUR (2.00 a visitor)',
      '  test:    12,000 visitors, 2,040 of them ordered (17.0 %), 40,800.50 EUR (3.40 a visitor), 120.00 CHF (0.01 a visitor)',
      '  test − control: +7.0 percentage points, 95 % interval from +6.1 to +7.9, p = less than 0.0001',
      '  More visitors of the test group ordered; chance alone makes a difference like this in less than 0.1 % of experiments.',
      '  Left out: 3 visitors who met it in both groups.',
      '  Left out: 1 exposure without a visitor.',
    ])
  })

  test('of nobody is told without a rate or a difference', () => {
    expect(resultInWords(result([0, 0], [1, 0])).split('\n')).toEqual([
      'Home heading',
      '  control: 0 visitors, 0 of them ordered',
      '  test:    1 visitor, 0 of them ordered (0.0 %)',
      expect.stringContaining('Too few orders to tell'),
    ])
  })

  test('tells how the pages felt, and warns where they are worse for the test group', () => {
    const vitals = [
      {
        metric: 'LCP',
        control: { visitors: 200, good: 170, p75: 2310.4 },
        test: { visitors: 190, good: 110, p75: 2890 },
      },
      { metric: 'CLS', control: { visitors: 1, good: 1, p75: 0.012 }, test: { visitors: 0, good: 0, p75: 0 } },
    ]
    expect(
      resultInWords(result([500, 30], [500, 31], { vitals }))
        .split('\n')
        .slice(5),
    ).toEqual([
      '  LCP: control good for 85.0 % of 200 visitors (75th percentile 2,310 ms), test good for 57.9 % of 190 visitors (75th percentile 2,890 ms). Pages are worse for the test group (p = less than 0.0001): weigh that against the orders.',
      '  CLS: control good for 100.0 % of 1 visitor (75th percentile 0.01), test not measured.',
    ])
  })

  test('whose name would control a terminal is told without those signs', () => {
    expect(resultInWords(result([0, 0], [0, 0], { experiment: '\u001b[2Jx\n' }))).toMatch(
      /^\ufffd\[2Jx\ufffd\n {2}control/,
    )
  })
})

test.each<[string, [number, number], [number, number]]>([
  ['Too few orders to tell: each group needs', [500, 9], [500, 30]],
  ['Too few orders to tell: each group needs', [15, 10], [15, 10]],
  ['No difference that chance does not explain.', [500, 30], [500, 31]],
  ['More visitors of the test group ordered; chance alone makes a difference like this in 4.1 %', [200, 20], [200, 34]],
  ['More visitors of the control group ordered;', [200, 34], [200, 20]],
  [
    'The groups are not of the size they should be (half each; chance alone does this with p = 0.0004)',
    [95, 40],
    [150, 60],
  ],
  ['The groups are not of the size they should be', [0, 0], [40, 20]],
])('"%s" is said of %j and %j', (words, control, tried) => {
  expect(verdictOf(result(control, tried)).slice(0, words.length)).toBe(words)
})
