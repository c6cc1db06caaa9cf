import { afterEach, describe, expect, it, vi } from 'vitest'
import { isPreview, PREVIEWS, type Preview, previewed } from '../../src/inspector/previews.js'
import type { RecommendedBlock } from '../../src/protocol/recommendations.js'

const request = { type: 'also-bought', placement: 'product', anchors: ['A'] } as const

const ask = vi.fn(
  async ({ type }): Promise<RecommendedBlock> => ({
    type,
    recommendationId: 'r',
    source: 'primary',
    ageMs: 0,
    items: [{ id: 'B', title: 'B', availability: 'in_stock', strategy: type }],
  }),
)

const show = (preview: Preview) => {
  ask.mockClear()
  return previewed(preview, ask, request)
}

describe('a preview', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('knows its names and no others', () => {
    expect(Object.keys(PREVIEWS).filter(isPreview)).toEqual(['empty', 'fallback', 'slow', 'error', 'sold-out', 'stale'])
    for (const name of ['', 'Empty', 'toString', 'none']) expect(isPreview(name)).toBe(false)
  })

  it('finds no product, without a question', async () => {
    expect(await show('empty')).toMatchObject({ type: 'also-bought', placement: 'product', source: 'none', items: [] })
    expect(ask).not.toHaveBeenCalled()
  })

  it.each(['error', 'stale'] as const)('of %s has no answer', async name => {
    expect(await show(name)).toBeUndefined()
    expect(ask).not.toHaveBeenCalled()
  })

  it('lets bestsellers stand in, which say so', async () => {
    const answer = await show('fallback')
    expect(answer).toMatchObject({ type: 'also-bought', source: 'bestsellers' })
    expect(answer?.items[0]?.strategy).toBe('bestsellers')
    expect(ask).toHaveBeenCalledWith(expect.objectContaining({ type: 'bestsellers', anchors: [] }))
  })

  it('sells every product out', async () => {
    expect((await show('sold-out'))?.items).toMatchObject([{ id: 'B', availability: 'out_of_stock' }])
  })

  it('answers truly, five seconds late', async () => {
    vi.useFakeTimers()
    const answer = show('slow')
    await vi.advanceTimersByTimeAsync(4999)
    expect(ask).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect((await answer)?.items).toMatchObject([{ id: 'B', availability: 'in_stock' }])
  })
})
