import { describe, expect, it } from 'vitest'
import { drawOrder } from '../../../src/recommender/rules/drawOrder.js'

const PERIODS = 20_000

const scored = (scores: Record<string, number>) =>
  Object.entries(scores).map(([product, score]) => ({ product, score }))
const drawn = (scores: Record<string, number>, period: string) =>
  drawOrder(scored(scores), period)
    .map(({ product }) => product)
    .join('')

/** How often something is so, of all periods. */
const often = (scores: Record<string, number>, isSo: (order: string) => boolean) => {
  let times = 0
  for (let period = 0; period < PERIODS; period++) if (isSo(drawn(scores, `${period}`))) times++
  return times / PERIODS
}

describe('an order of a period', () => {
  const three = { a: 9, b: 4, c: 3.9 }

  it('has all candidates, each once, and is the same whenever and by whomever it is drawn', () => {
    const letters = Object.fromEntries([...'abcdefghijkl'].map((letter, place) => [letter, 12 - place]))
    expect([...drawn(letters, 'x')].sort().join('')).toBe('abcdefghijkl')
    expect(drawn(letters, 'x')).toBe(drawn(letters, 'x'))
    // As written down once: another process, version or machine draws the same.
    expect(drawn(letters, 'x')).toBe('acbdkjflghie')
    expect(drawOrder([], 'x')).toEqual([])
  })

  it('gives each place in proportion to 1 / the place by score', () => {
    // 1 : ½ : ⅓ of 11/6
    expect(often(three, order => order[0] === 'a')).toBeCloseTo(6 / 11, 1.5)
    expect(often(three, order => order[0] === 'b')).toBeCloseTo(3 / 11, 1.5)
    expect(often(three, order => order[0] === 'c')).toBeCloseTo(2 / 11, 1.5)
    // Of those that are left: b after a with ½ of ⅚, c after b with ⅓ of 4/3.
    expect(often(three, order => order.startsWith('ab'))).toBeCloseTo((6 / 11) * (3 / 5), 1.5)
    expect(often(three, order => order.startsWith('bc'))).toBeCloseTo((3 / 11) * (1 / 4), 1.5)
  })

  it('goes by places, whatever the scale of the scores', () => {
    for (let period = 0; period < 100; period++) {
      expect(drawn({ a: 1e9, b: 1, c: 1e-9 }, `${period}`)).toBe(drawn(three, `${period}`))
      expect(drawn({ a: 0, b: -1, c: -2 }, `${period}`)).toBe(drawn(three, `${period}`))
    }
  })

  it('gives the same to those that score alike', () => {
    const alike = { a: 5, b: 2, c: 2, d: 2, e: 1 }
    for (const product of 'bcd') expect(often(alike, order => order[0] === product)).toBeCloseTo(5 / 27, 1.5)
    expect(often(alike, order => order[0] === 'e')).toBeCloseTo(2 / 27, 1.5)
  })

  it('knows nothing of the period before', () => {
    let both = 0
    for (let period = 0; period < PERIODS; period++)
      if (drawn(three, `${period}`)[0] === 'a' && drawn(three, `${period + 1}`)[0] === 'a') both++
    expect(both / PERIODS).toBeCloseTo((6 / 11) ** 2, 1.5)
  })
})
