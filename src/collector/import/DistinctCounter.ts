const FIRST_SLOTS = 1 << 12

/**
 * Counts distinct texts exactly but for a collision of 52-bit hashes (about one in 900 for ten million texts), in 16 to 32
 * bytes each: a set of the texts themselves would grow with the file.
 */
export class DistinctCounter {
  #slots = new Float64Array(FIRST_SLOTS)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Whether the text is new. */
  add(text: string): boolean {
    if (!put(this.#slots, hash52(text))) return false
    this.#size++
    if (this.#size * 2 > this.#slots.length) {
      const larger = new Float64Array(this.#slots.length * 2)
      for (const hash of this.#slots) if (hash !== 0) put(larger, hash)
      this.#slots = larger
    }
    return true
  }
}

function put(slots: Float64Array, hash: number): boolean {
  const mask = slots.length - 1
  for (let at = hash % slots.length; ; at = (at + 1) & mask) {
    if (slots[at] === hash) return false
    if (slots[at] === 0) {
      slots[at] = hash
      return true
    }
  }
}

/** Two 32-bit hashes in the manner of FNV-1a with different starts and factors, finished with the mixer of MurmurHash3; never 0. */
function hash52(text: string): number {
  let a = 0x811c9dc5
  let b = 0x9747b28c
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x5bd1e995)
  }
  return ((mix(a) >>> 0) & 0xfffff) * 2 ** 32 + (mix(b ^ (b >>> 13)) >>> 0) + 1
}

function mix(value: number): number {
  let h = value ^ (value >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 16)
}
