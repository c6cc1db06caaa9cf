import type { BlockType } from '../../protocol/block.js'
import type { ServedBlock } from './answerBlocks.js'

/** Bytes of answers that are kept. */
const MOST_BYTES = 32 * 2 ** 20

/** Bytes that an entry costs beside its texts, about. */
const OVERHEAD = 300

/** An answer as it is sent. */
export interface CachedAnswer {
  /** What the answer was made of; another version makes another answer. */
  version: string
  site: string
  /** Types of its blocks. */
  types: readonly BlockType[]
  /** Its blocks, as they are counted each time that it is sent. */
  served: readonly ServedBlock[]
  body: Buffer
  etag: string
  /** It is for who asked, and kept nowhere. */
  isPrivate: boolean
}

/** Answers by the address that asked for them, the least used given up first. */
export class AnswerCache {
  readonly #answers = new Map<string, CachedAnswer>()
  readonly #most: number
  #bytes = 0

  constructor(mostBytes: number = MOST_BYTES) {
    this.#most = mostBytes
  }

  get(address: string): CachedAnswer | undefined {
    const answer = this.#answers.get(address)
    if (answer === undefined) return undefined
    this.#answers.delete(address)
    this.#answers.set(address, answer)
    return answer
  }

  set(address: string, answer: CachedAnswer): void {
    this.#drop(address)
    this.#answers.set(address, answer)
    this.#bytes += sizeOf(address, answer)
    for (const oldest of this.#answers.keys()) {
      if (this.#bytes <= this.#most) return
      this.#drop(oldest)
    }
  }

  #drop(address: string): void {
    const answer = this.#answers.get(address)
    if (answer === undefined) return
    this.#answers.delete(address)
    this.#bytes -= sizeOf(address, answer)
  }
}

function sizeOf(address: string, { body }: CachedAnswer): number {
  return address.length * 2 + body.length + OVERHEAD
}
