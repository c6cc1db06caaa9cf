import type { Asked, Rejection } from '../../protocol/batch.js'
import type { ProblemCode } from '../../protocol/problems.js'
import type { PreparedAppend } from './prepareAppend.js'
import { arrived, bookChanges, NUMBERED_DROPS, type Sequence, UNKNOWN } from './sequence.js'
import type { TallyKind } from './Tallies.js'

/** What the log of one process knows of a site beside its events: who was erased, what was counted already, and its books. */
export class MemorySite {
  /** People who were erased. */
  readonly erased = new Set<string>()
  readonly hashes = new Map<string, Buffer>()
  readonly refused = new Map<string, ProblemCode>()
  /** The id of the doubted event that a line of an order stands in, or `null`. */
  readonly orderLines = new Map<string, string | null>()
  readonly tallies = new Map<string, { kind: TallyKind; key: string; n: number }>()
  readonly #dropped = new Map<string, number>()
  readonly #sequences = new Map<string, Sequence>()

  count(kind: TallyKind, key: string, n = 1): void {
    const tally = this.tallies.get(`${kind} ${key}`)
    if (tally === undefined) this.tallies.set(`${kind} ${key}`, { kind, key, n })
    else tally.n += n
  }

  /** Counts a rejection once per id. */
  refuse({ id, code }: Rejection): void {
    const isKnown = this.refused.has(id) || (code !== 'conflict' && this.hashes.has(id))
    if (id !== '' && !isKnown) this.refused.set(id, code)
    if (id !== '' && isKnown) this.count('duplicate', '')
    else this.count('rejected', code)
  }

  /** An outbox reports totals, so only what a total has grown by is counted. */
  noteOutbox({ request, numbers: brought }: PreparedAppend, asked: readonly Asked[]): void {
    const { dropped, outbox, consent } = request.envelope
    const numbers = [...brought, ...asked.map(one => one.seq)]
    let numbered = 0
    for (const [code, total] of Object.entries(dropped ?? {}) as [ProblemCode, number][]) {
      const known = this.#dropped.get(`${outbox}\n${code}`) ?? 0
      if (total <= known) continue
      this.#dropped.set(`${outbox}\n${code}`, total)
      this.count('dropped', code, total - known)
      if (NUMBERED_DROPS.includes(code)) numbered += total - known
    }
    if (consent !== 'granted' || (numbers.length === 0 && numbered === 0)) return
    const before = this.#sequences.get(outbox)
    const { sequence, seen } = arrived(before ?? UNKNOWN, numbers)
    const after = { ...sequence, dropped: sequence.dropped + numbered }
    this.#sequences.set(outbox, after)
    for (const [key, n] of Object.entries(bookChanges(before, after, seen))) this.count('sequence', key, n)
  }
}
