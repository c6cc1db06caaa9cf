import { describe, expect, test } from 'vitest'
import { FirstVitals } from '../../../src/collector/experiments/FirstVitals.js'
import type { WebVital } from '../../../src/protocol/events/web_vital.js'

const lcp = (value: number): WebVital => ({ metric: 'LCP', value, rating: value <= 2500 ? 'good' : 'poor' })

describe('first vitals', () => {
  test('are one value of each visitor, the first by time and not by arrival', () => {
    const vitals = new FirstVitals()
    vitals.add('a', 20, lcp(9000))
    vitals.add('a', 10, lcp(1000))
    vitals.add('a', 30, lcp(9000))
    expect(vitals.of('LCP', ['a'])).toEqual({ visitors: 1, good: 1, p75: 1000 })
  })

  test('are of the visitors that are asked for, by measure', () => {
    const vitals = new FirstVitals()
    for (const [n, value] of [1000, 2000, 3000, 4000].entries()) vitals.add(`v${n}`, 1, lcp(value))
    vitals.add('v0', 1, { metric: 'CLS', value: 0.3, rating: 'needs-improvement' })
    expect(vitals.of('LCP', ['v0', 'v1', 'v2', 'v3', 'nobody'])).toEqual({ visitors: 4, good: 2, p75: 3000 })
    expect(vitals.of('LCP', ['v1', 'v3'])).toEqual({ visitors: 2, good: 1, p75: 4000 })
    expect(vitals.of('CLS', ['v0', 'v1'])).toEqual({ visitors: 1, good: 0, p75: 0.3 })
    expect(vitals.of('INP', ['v0'])).toEqual({ visitors: 0, good: 0, p75: 0 })
  })

  test('leave out measures that no block can change', () => {
    const vitals = new FirstVitals()
    expect(() => vitals.add('a', 1, { metric: 'TTFB', value: 10, rating: 'good' })).not.toThrow()
    expect(vitals.of('LCP', ['a']).visitors).toBe(0)
  })
})
