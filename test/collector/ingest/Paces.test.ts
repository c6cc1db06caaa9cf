import { describe, expect, it } from 'vitest'
import { Paces } from '../../../src/collector/ingest/Paces.js'

const SECOND = 1_000
const HOUR = 3_600_000
/** The beginning of five minutes that are looked at together. */
const START = 1_000 * HOUR

/** So many looks of a visitor, one each `every` ms from `at` on: whether each is too fast. */
const looks = (paces: Paces, count: number, every: number, { visitor = 'ann', at = START, name = 'look' } = {}) =>
  Array.from({ length: count }, (_, n) => paces.isTooFast(visitor, `${name}-${n}`, at + n * every, at + n * every))

describe('Paces', () => {
  it('lets a visitor look at a product every five seconds for an hour', () => {
    expect(looks(new Paces(), 720, 5 * SECOND)).not.toContain(true)
  })

  it('finds the 61st look within five minutes too fast, and those after it', () => {
    const taken = looks(new Paces(), 100, SECOND)
    expect(taken.indexOf(true)).toBe(60)
    expect(taken.slice(60)).not.toContain(false)
  })

  it('doubts nobody else, and forgets after two hours at most', () => {
    const paces = new Paces()
    looks(paces, 61, SECOND)
    expect(looks(paces, 10, SECOND, { visitor: 'bob' })).not.toContain(true)
    const later = (hours: number) => looks(paces, 1, 0, { at: START + hours * HOUR, name: `later-${hours}` })
    expect(later(0.5)).toEqual([true])
    expect(later(1)).toEqual([true])
    expect(later(2)).toEqual([false])
  })

  it('counts a look that is sent again once', () => {
    const paces = new Paces()
    for (let tries = 0; tries < 8; tries++) expect(looks(paces, 40, SECOND)).not.toContain(true)
  })

  it('goes by the time of the page: a day without a connection comes at once', () => {
    const paces = new Paces()
    const taken = Array.from({ length: 500 }, (_, n) =>
      paces.isTooFast('ann', `look-${n}`, START + n * 60 * SECOND, START + 24 * HOUR),
    )
    expect(taken).not.toContain(true)
  })

  it('still counts when so many looks have come that it begins a new span', () => {
    const paces = new Paces()
    looks(paces, 40, SECOND)
    for (let n = 0; n < 100_000; n++) paces.isTooFast(`visitor-${n}`, 'look', START, START)
    const taken = looks(paces, 30, SECOND, { name: 'more' })
    expect(taken.indexOf(true)).toBe(20)
  })
})
