import { performance } from 'node:perf_hooks'
import { ProblemError } from './ProblemError.js'

/** Bytes that may wait for their turn. */
const MOST_BYTES = 32 * 2 ** 20
/** So many bytes that wait are a crowd. A few that a slow disk has held up are not: they are taken however late. */
const CROWD_BYTES = 512 * 2 ** 10
/** Longest wait for a turn in a crowd, ms. */
const MOST_MS = 100

interface Waiting {
  since: number
  begin(): void
}

/**
 * Gives each body a turn of the event loop of its own. The loop accepts one new connection in a turn (libuv 1.46), so turns
 * must be short while many come: with all bodies in one turn, newcomers wait for seconds until they are even seen.
 */
export class Turns {
  readonly #queue: Waiting[] = []
  #bytes = 0

  /** Whether who comes now would wait for too long. */
  get isBusy(): boolean {
    const oldest = this.#queue[0]
    return oldest !== undefined && this.#isLate(oldest.since)
  }

  #isLate(since: number): boolean {
    return this.#bytes >= CROWD_BYTES && performance.now() - since > MOST_MS
  }

  /**
   * Resolves with the body when it is its turn, in order.
   * @throws {ProblemError} `busy` when too much waits, or this has waited for too long in a crowd
   */
  take(body: Buffer): Promise<Buffer> {
    const bytes = body.length
    if (this.#bytes + bytes > MOST_BYTES) return Promise.reject(new ProblemError('busy'))
    this.#bytes += bytes
    const since = performance.now()
    return new Promise((resolve, reject) => {
      const begin = () => {
        const isLate = this.#isLate(since)
        this.#bytes -= bytes
        if (isLate) reject(new ProblemError('busy'))
        else resolve(body)
      }
      this.#queue.push({ since, begin })
      if (this.#queue.length === 1) setImmediate(this.#next)
    })
  }

  #next = () => {
    const first = this.#queue.shift()
    if (first === undefined) return
    first.begin()
    if (this.#queue.length > 0) setImmediate(this.#next)
  }
}
