import type { Random } from '../../../../src/simulator/createRandom.js'

/** Bytes that are never UTF-8, or not where they stand. */
const INVALID = [
  [0xff],
  [0xc0, 0xaf],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xe2, 0x82],
  [0x80],
  [0xef, 0xbb, 0xbf],
  [0],
]

/** Flips, inserts, deletes, doubles or cuts bytes in one place. */
export function mutateBytes(random: Random, bytes: Buffer): Buffer {
  if (bytes.length === 0) return Buffer.from(INVALID[random.below(INVALID.length)]!)
  const at = random.below(bytes.length)
  const length = Math.min(bytes.length - at, 1 + random.below(random.chance(0.9) ? 8 : 4_000))
  const [before, part, after] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)]
  switch (random.below(6)) {
    case 0: {
      const flipped = Buffer.from(bytes)
      flipped[at] = bytes[at]! ^ (1 << random.below(8))
      return flipped
    }
    case 1:
      return Buffer.concat([before, Buffer.from(INVALID[random.below(INVALID.length)]!), part, after])
    case 2:
      return Buffer.concat([before, after])
    case 3:
      return Buffer.concat([before, part, part, after])
    case 4:
      return before
    default:
      return Buffer.concat([before, Buffer.from(Array.from({ length }, () => random.below(256))), after])
  }
}
