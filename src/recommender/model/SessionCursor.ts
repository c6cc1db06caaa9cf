import type { SessionBook } from './SessionBook.js'

/** No session: it is behind every start. */
export const NONE = -1
/** Sessions that are read together: their starts lie far apart in memory, which answers several questions at once sooner than one by one. */
const AHEAD = 16

/** Walks the sessions of a product, newest first. */
export class SessionCursor {
  /** Where it stands, or `NONE` behind the last one. */
  session = NONE
  /** Second of that session's first view, or `NONE`. */
  start = NONE
  /** What a session counts for the product of this one. */
  weight = 0
  private readonly sessions = new Int32Array(AHEAD)
  private readonly starts = new Int32Array(AHEAD)
  private at = 0
  private read = 0
  private first = 0
  private end = 0

  /** @param place breaks ties: where several cursors stand at one session, the lowest goes first */
  constructor(
    private readonly book: SessionBook,
    private readonly place: number,
  ) {}

  /** Goes to the newest of the oldest `length` sessions of a product. */
  open(product: number, length: number, weight: number): void {
    this.weight = weight
    this.first = this.book.ofProduct.start(product)
    this.end = this.first + length
    this.at = 0
    this.read = 0
    this.step()
  }

  /** Goes to the next older session. */
  step(): void {
    if (this.at === this.read) this.readAhead()
    const isThere = this.at < this.read
    this.session = isThere ? this.sessions[this.at]! : NONE
    this.start = isThere ? this.starts[this.at]! : NONE
    this.at++
  }

  /** Whether its session comes before that of another one, newest first. */
  isAhead(other: SessionCursor): boolean {
    if (this.start !== other.start) return this.start > other.start
    if (this.session === other.session) return this.place < other.place
    return this.book.ids.isBefore(other.session, this.session)
  }

  private readAhead(): void {
    const { book, sessions, starts } = this
    const { words } = book.ofProduct
    const count = Math.min(AHEAD, this.end - this.first)
    for (let n = 0; n < count; n++) {
      const session = words[this.end - 1 - n]!
      sessions[n] = session
      starts[n] = book.start(session)
    }
    this.end -= count
    this.at = 0
    this.read = count
  }
}
