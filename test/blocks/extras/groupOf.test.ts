import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupOf } from '../../../src/blocks/extras/groupOf.js'

const visitors = Array.from({ length: 20_000 }, (_, i) => `visitor-${i}`)
const partOf = (name: string, share: number, group?: string) =>
  visitors.filter(visitor => {
    const its = groupOf({ name, share }, visitor)
    return group ? its === group : its
  }).length / visitors.length

describe('groupOf', () => {
  it.each([0.01, 0.2, 0.5, 1])('lets the share of %d take part, half of it in each group', share => {
    // Three standard deviations of 20,000 visitors.
    const near = 3 * Math.sqrt(0.25 / visitors.length)
    expect(Math.abs(partOf('Heading', share) - share)).toBeLessThan(near)
    expect(Math.abs(partOf('Heading', share, 'test') - share / 2)).toBeLessThan(near)
  })

  it('is the same every time, and with a larger share for all who took part', () => {
    fc.assert(
      fc.property(fc.string(), fc.uuid(), fc.double({ min: 0.01, max: 1, noNaN: true }), (name, visitor, share) => {
        const group = groupOf({ name, share }, visitor)
        expect(groupOf({ name, share }, visitor)).toBe(group)
        if (group) expect(groupOf({ name, share: 1 }, visitor)).toBe(group)
      }),
    )
  })

  it('of one experiment says nothing of another', () => {
    const both = visitors.filter(
      visitor => groupOf({ name: 'One', share: 1 }, visitor) === groupOf({ name: 'Two', share: 1 }, visitor),
    ).length
    expect(Math.abs(both / visitors.length - 0.5)).toBeLessThan(3 * Math.sqrt(0.25 / visitors.length))
  })
})
