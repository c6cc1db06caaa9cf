import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrived, bookChanges, MOST_MISSING, type Sequence, UNKNOWN } from '../../../src/collector/log/sequence.js'

/** The books of one outbox after these deliveries. */
function told(deliveries: readonly (readonly number[])[]): { sequence: Sequence; books: Record<string, number> } {
  let sequence: Sequence | undefined
  const books: Record<string, number> = { outboxes: 0, incomplete: 0, seen: 0, dropped: 0, missing: 0 }
  for (const numbers of deliveries) {
    const next = arrived(sequence ?? UNKNOWN, numbers)
    for (const [key, n] of Object.entries(bookChanges(sequence, next.sequence, next.seen))) books[key]! += n
    sequence = next.sequence
  }
  return { sequence: sequence ?? UNKNOWN, books }
}

describe('the numbers of an outbox', () => {
  test('say what arrived and what did not, in whatever order and how often they come', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 })), deliveries => {
        const numbers = new Set(deliveries.flat())
        const highest = Math.max(0, ...numbers)
        const { sequence, books } = told(deliveries)
        expect(sequence.highest).toBe(highest)
        expect(books).toMatchObject({ seen: numbers.size, missing: highest - numbers.size })
        expect(books.incomplete).toBe(Number(highest > numbers.size))
        const gaps = sequence.gaps.flatMap(([first, last]) =>
          Array.from({ length: last - first + 1 }, (_, n) => first + n),
        )
        expect(gaps).toEqual(Array.from({ length: highest }, (_, n) => n + 1).filter(number => !numbers.has(number)))
      }),
    )
  })

  test('are not believed to be missing after a jump that no browser makes', () => {
    expect(told([[1], [MOST_MISSING + 2]]).books).toMatchObject({ seen: 2, missing: MOST_MISSING })
    expect(told([[1], [MOST_MISSING + 3]]).books).toMatchObject({ seen: 2, missing: 0 })
    expect(told([[Number.MAX_SAFE_INTEGER]]).books).toMatchObject({ seen: 1, missing: 0 })
  })

  test('are kept in bounded room, and the oldest gaps stay lost', () => {
    const every = Array.from({ length: 1000 }, (_, n) => 2 * n + 2)
    const { sequence, books } = told([every, [1], [1999]])
    expect(sequence.gaps).toHaveLength(255)
    expect(books).toMatchObject({ seen: 1001, missing: 999 })
  })
})
