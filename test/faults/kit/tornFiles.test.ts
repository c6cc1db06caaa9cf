import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endsTorn } from './tornFiles.js'

const BLOCK = 32_768
const [FIRST, LATER, DONE] = [0, 1, 2]

/** A LevelDB log of records of these sizes, and the places where it may end without half a record. */
function logOf(sizes: readonly number[]): { log: Buffer; ends: Set<number> } {
  const parts: Buffer[] = []
  const ends = new Set([0])
  let at = 0
  const put = (part: Buffer) => {
    parts.push(part)
    at += part.length
  }
  for (const size of sizes) {
    let kind = FIRST
    for (let left = size; kind !== DONE; ) {
      const room = BLOCK - (at % BLOCK)
      if (room < 7) {
        put(Buffer.alloc(room))
        continue
      }
      const length = Math.min(left, room - 7)
      const isLast = length === left
      const header = Buffer.alloc(7)
      header.writeUInt16LE(length, 4)
      header[6] = kind === FIRST ? (isLast ? 1 : 2) : isLast ? 4 : 3
      put(Buffer.concat([header, Buffer.alloc(length, 7)]))
      left -= length
      kind = isLast ? DONE : LATER
    }
    ends.add(at)
  }
  return { log: Buffer.concat(parts), ends }
}

describe('endsTorn', () => {
  it('finds half a record wherever a log is cut, and none where it is whole', () => {
    const sizes = fc.array(fc.oneof(fc.nat(300), fc.integer({ min: 30_000, max: 70_000 })), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), (records, share) => {
        const { log, ends } = logOf(records)
        expect(endsTorn(log)).toBe(false)
        const cut = Math.floor(log.length * share)
        const isPadding =
          log.subarray(cut).length > 0 && [...ends].some(end => cut > end && cut - end < 7 && BLOCK - (end % BLOCK) < 7)
        if (!isPadding) expect(endsTorn(log.subarray(0, cut))).toBe(!ends.has(cut))
      }),
    )
  })

  it('sees a header without its payload, which is what a kill between two writes leaves', () => {
    const { log } = logOf([100, 200])
    expect(endsTorn(log.subarray(0, 107 + 7))).toBe(true)
  })
})
