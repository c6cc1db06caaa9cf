/** Random choices that a seed determines. */
export interface Random {
  /** From 0 to below 1. */
  next(): number
  /** A whole number from 0 to below `most`. */
  below(most: number): number
  /** True with this probability. */
  chance(probability: number): boolean
  /** How often in a row a chance came true, at most `most`. */
  run(probability: number, most: number): number
  /** 128 bits in hex. */
  id(): string
}

/** Small fast counter generator of 32 bits (sfc32, Chris Doty-Humphrey, PractRand 2010; public domain), seeded by a text. */
export function createRandom(seed: string): Random {
  let [a, b, c, counter] = [seedWord(seed, 1), seedWord(seed, 2), seedWord(seed, 3), 1]
  const word = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  for (let i = 0; i < 12; i++) word()
  const next = (): number => word() / 2 ** 32
  return {
    next,
    below: most => Math.floor(next() * most),
    chance: probability => next() < probability,
    run: (probability, most) => {
      let count = 0
      while (count < most && next() < probability) count++
      return count
    },
    id: () => [word(), word(), word(), word()].map(part => part.toString(16).padStart(8, '0')).join(''),
  }
}

/** FNV-1a, 32 bits. */
function seedWord(text: string, salt: number): number {
  let hash = 0x811c9dc5 ^ salt
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash ^ (hash >>> 15)
}
