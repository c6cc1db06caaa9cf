/**
 * HalfSipHash with an answer of 64 bits, over the bytes of a text's UTF-16 code units, low byte first. Who does not know the key
 * cannot make two texts collide. The authors' standard is 2 rounds and 4; 1 and 3 are enough for a table.
 *
 * Source: J.-P. Aumasson, D. J. Bernstein, "SipHash: a fast short-input PRF", 2012, and the reference code of its authors for 32 bits.
 */
export class KeyedHash {
  /** Both halves of the last answer, as signed words. */
  low = 0
  high = 0
  private v0 = 0
  private v1 = 0
  private v2 = 0
  private v3 = 0

  constructor(
    private readonly key0: number,
    private readonly key1: number,
    private readonly compressRounds = 1,
    private readonly finalRounds = 3,
  ) {}

  take(text: string): void {
    const { length } = text
    this.v0 = this.key0
    this.v1 = this.key1 ^ 0xee
    this.v2 = 0x6c796765 ^ this.key0
    this.v3 = 0x74656462 ^ this.key1
    const whole = length & ~1
    for (let at = 0; at < whole; at += 2) this.compress(text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16))
    this.compress(((2 * length) << 24) | (length > whole ? text.charCodeAt(whole) : 0))
    this.v2 ^= 0xee
    this.mix(this.finalRounds)
    this.low = this.v1 ^ this.v3
    this.v1 ^= 0xdd
    this.mix(this.finalRounds)
    this.high = this.v1 ^ this.v3
  }

  /** The hash of a text as a whole number of 53 bits: a key for maps and sets. */
  number(text: string): number {
    this.take(text)
    return (this.low >>> 0) * 2 ** 21 + (this.high >>> 11)
  }

  private compress(word: number): void {
    this.v3 ^= word
    this.mix(this.compressRounds)
    this.v0 ^= word
  }

  private mix(rounds: number): void {
    let { v0, v1, v2, v3 } = this
    for (let round = 0; round < rounds; round++) {
      v0 = (v0 + v1) | 0
      v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0
      v0 = (v0 << 16) | (v0 >>> 16)
      v2 = (v2 + v3) | 0
      v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2
      v0 = (v0 + v3) | 0
      v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0
      v2 = (v2 + v1) | 0
      v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2
      v2 = (v2 << 16) | (v2 >>> 16)
    }
    this.v0 = v0
    this.v1 = v1
    this.v2 = v2
    this.v3 = v3
  }
}
