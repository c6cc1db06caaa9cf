import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MetricType } from 'web-vitals'
import type { TrackerHost } from '../../src/core/Tracker.js'
import { Invalid } from '../../src/protocol/decoder.js'
import { webVital } from '../../src/protocol/events/web_vital.js'
import { start, vitals } from '../../src/vitals/index.js'

const reports = vi.hoisted(() => [] as ((metric: MetricType) => void)[])

vi.mock('web-vitals', () => {
  const measure = (report: (metric: MetricType) => void) => reports.push(report)
  return { onCLS: measure, onFCP: measure, onINP: measure, onLCP: measure, onTTFB: measure }
})

const metric = (name: string, value: number) =>
  ({
    name,
    value,
    rating: 'good',
    navigationType: 'navigate',
    id: 'v6',
    delta: value,
    entries: [],
  }) as unknown as MetricType

const host = () => {
  const event = vi.fn()
  return { event, tracker: { event, state: { pageType: 'product' } } as unknown as TrackerHost }
}

describe('vitals', () => {
  beforeEach(() => {
    reports.length = 0
    vi.stubGlobal('document', {})
  })
  afterEach(() => vi.unstubAllGlobals())

  it('tells each of the five measures as an event that the collector takes', () => {
    const { tracker, event } = host()
    vitals({ sample: 0.5, random: () => 0.4 }).start(tracker)
    expect(reports).toHaveLength(5)
    const names = ['CLS', 'FCP', 'INP', 'LCP', 'TTFB']
    for (const [i, name] of names.entries()) reports[i]?.(metric(name, 0.123_456))
    expect(event.mock.calls.map(([name, params]) => [name, params.metric, params.value])).toEqual([
      ['web_vital', 'CLS', 0.1235],
      ['web_vital', 'FCP', 0.1],
      ['web_vital', 'INP', 0.1],
      ['web_vital', 'LCP', 0.1],
      ['web_vital', 'TTFB', 0.1],
    ])
    const [, params] = event.mock.calls[3] ?? []
    expect(params).toEqual({
      metric: 'LCP',
      value: 0.1,
      rating: 'good',
      navigation_type: 'navigate',
      page_type: 'product',
    })
    expect(webVital(params, { currency: undefined, dropped: 0 }, 'params')).not.toBeInstanceOf(Invalid)
  })

  it.each([
    [0.5, 0.5, 0],
    [0, 0, 0],
    [1, 0.999, 5],
    [undefined, 0.09, 5],
    [undefined, 0.1, 0],
    [Number.NaN, 0, 0],
  ])('with a sample of %s and the lot %d registers %d measures', (sample, lot, registered) => {
    start(host().tracker, { ...(sample !== undefined && { sample }), random: () => lot })
    expect(reports).toHaveLength(registered)
  })

  it('tells nothing after it was stopped', () => {
    const { tracker, event } = host()
    start(tracker, { sample: 1 })()
    reports[0]?.(metric('CLS', 0))
    expect(event).not.toHaveBeenCalled()
  })

  it('does nothing in a browser for which web-vitals is too new', () => {
    const { at } = Array.prototype
    Reflect.deleteProperty(Array.prototype, 'at')
    try {
      start(host().tracker, { sample: 1 })
      expect(reports).toHaveLength(0)
    } finally {
      Object.defineProperty(Array.prototype, 'at', { value: at, writable: true, configurable: true })
    }
    start(host().tracker, { sample: 1 })
    expect(reports).toHaveLength(5)
  })

  it('does nothing on a server', () => {
    vi.stubGlobal('document', undefined)
    start(host().tracker, { sample: 1 })
    expect(reports).toHaveLength(0)
  })
})
