import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TrackerHost } from '../../src/core/Tracker.js'
import { recommend } from '../../src/sync/recommend.js'

const host = () => {
  const problem = vi.fn()
  return { problem, tracker: { site: 'demo shop', collector: 'https://c.example', problem } as unknown as TrackerHost }
}

/** A collector that answers each block with its own query. */
const echo = vi.fn(async (address: string) => {
  const blocks = new URL(address).searchParams.getAll('b').map(b => ({ recommendationId: b }))
  return { ok: true, json: async () => ({ v: 1, blocks }) }
})

const answers = (body: unknown) => async () => ({ ok: false, status: 400, json: async () => body })

describe('recommend', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('fetch', echo)
    echo.mockClear()
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  const ids = async (asked: Promise<{ recommendationId: string } | undefined>[]) => {
    await vi.runAllTimersAsync()
    return (await Promise.all(asked)).map(block => block?.recommendationId)
  }

  it('asks for all blocks of one moment in one request, and gives each its own answer', async () => {
    const { tracker, problem } = host()
    const asked = [
      recommend(tracker, { type: 'also-bought', anchors: ['a&b'], limit: 12 }),
      recommend(tracker, { type: 'bestsellers', category: 'Для дома' }),
      recommend(tracker, { type: 'search-term', term: 'desk lamp' }),
    ]
    expect(await ids(asked)).toEqual([
      'also-bought:a%26b;limit=12',
      'bestsellers;category=%D0%94%D0%BB%D1%8F%20%D0%B4%D0%BE%D0%BC%D0%B0',
      'search-term;term=desk%20lamp',
    ])
    expect(echo).toHaveBeenCalledTimes(1)
    expect(new URL(echo.mock.calls[0]![0]).searchParams.get('site')).toBe('demo shop')
    expect(await ids([recommend(tracker, { type: 'bestsellers' })])).toEqual(['bestsellers'])
    expect(echo).toHaveBeenCalledTimes(2)
    expect(problem).not.toHaveBeenCalled()
  })

  it('sends at most 12 blocks in one request', async () => {
    const { tracker } = host()
    const asked = Array.from({ length: 25 }, (_, i) => recommend(tracker, { type: 'also-bought', anchors: [`${i}`] }))
    expect(await ids(asked)).toEqual(Array.from({ length: 25 }, (_, i) => `also-bought:${i}`))
    expect(echo).toHaveBeenCalledTimes(3)
  })

  it('does not mix the blocks of two trackers', async () => {
    const asked = [
      recommend(host().tracker, { type: 'bestsellers' }),
      recommend(host().tracker, { type: 'bestsellers' }),
    ]
    await ids(asked)
    expect(echo).toHaveBeenCalledTimes(2)
  })

  it.each([
    ['a refusal', answers({ problem: 'unknown_site' }), 'unknown_site'],
    ['another version', answers({ v: 2, blocks: [] }), 'undefined'],
    [
      'a page of a captive portal',
      async () => ({ json: () => Promise.reject(new SyntaxError('<')) }),
      'SyntaxError: <',
    ],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'TypeError: Failed to fetch'],
  ])('answers undefined and a problem for %s', async (_name, fetch, detail) => {
    vi.stubGlobal('fetch', fetch)
    const { tracker, problem } = host()
    expect(await ids([recommend(tracker, { type: 'bestsellers' })])).toEqual([undefined])
    expect(problem.mock.calls).toEqual([['block_failed', detail]])
  })
})
