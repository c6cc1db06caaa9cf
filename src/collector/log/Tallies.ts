import type { EventName } from '../../protocol/events/index.js'
import type { ProblemCode } from '../../protocol/problems.js'
import type { Doubt } from './Doubt.js'
import type { SequenceBooks, SiteBooks } from './EventLog.js'

/**
 * What is counted. The key is an event name for `accepted`, `erased` and `expired`, empty for `duplicate` and `field`, a field of `SequenceBooks` for
 * `sequence`, a doubt for `doubted`, else a problem code.
 */
export type TallyKind =
  | 'accepted'
  | 'erased'
  | 'expired'
  | 'duplicate'
  | 'rejected'
  | 'dropped'
  | 'field'
  | 'sequence'
  | 'doubted'

/** Counts that were made in one transaction and are written at its end, once for each kind and key. */
export class Tallies {
  readonly #counts = new Map<string, { site: number; kind: TallyKind; key: string; n: number }>()

  add(site: number, kind: TallyKind, key: string, n = 1): void {
    const name = `${site} ${kind} ${key}`
    const count = this.#counts.get(name)
    if (count === undefined) this.#counts.set(name, { site, kind, key, n })
    else count.n += n
  }

  [Symbol.iterator]() {
    return this.#counts.values()
  }
}

/** The books from their rows. */
export function booksOf(rows: Iterable<{ kind: string; key: string; n: number }>): SiteBooks {
  const sequences: SequenceBooks = { outboxes: 0, incomplete: 0, numbered: 0, seen: 0, dropped: 0, missing: 0 }
  const books: SiteBooks = {
    received: 0,
    accepted: 0,
    erased: {},
    expired: {},
    duplicate: 0,
    rejected: {},
    dropped: {},
    droppedFields: 0,
    byName: {},
    doubted: {},
    sequences,
  }
  for (const { kind, key, n } of rows) {
    if (n === 0) continue
    switch (kind as TallyKind) {
      case 'accepted':
        books.accepted += n
        books.byName[key as EventName] = n
        break
      case 'erased':
        books.erased[key as EventName] = n
        break
      case 'expired':
        books.expired[key as EventName] = n
        break
      case 'duplicate':
        books.duplicate += n
        break
      case 'rejected':
        books.rejected[key as ProblemCode] = n
        break
      case 'dropped':
        books.dropped[key as ProblemCode] = n
        break
      case 'field':
        books.droppedFields = n
        break
      case 'doubted':
        books.doubted[key as Doubt] = n
        break
      case 'sequence':
        sequences[key as keyof SequenceBooks] = n
    }
  }
  sequences.numbered = sequences.seen + sequences.dropped + sequences.missing
  const sum = (counts: object) => Object.values(counts).reduce<number>((total, n) => total + n, 0)
  books.received = books.accepted + sum(books.erased) + sum(books.expired) + books.duplicate + sum(books.rejected)
  return books
}
