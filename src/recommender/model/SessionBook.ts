import { grow } from '../math/grow.js'
import { growMapped } from '../math/growMapped.js'
import type { StateReader } from '../state/StateReader.js'
import type { StateWriter } from '../state/StateWriter.js'
import { IdTable } from './IdTable.js'
import { ListArena } from './ListArena.js'
import { NO_DAY, NOBODY } from './OrderBook.js'

const MS_PER_SECOND = 1000
const SECONDS_PER_DAY = 86_400
const MOST_SECONDS = 2 ** 31 - 1
/** Products of one session that are kept, those that were looked at last: more is no shopper. */
const MOST_PRODUCTS = 50

/** Of a session, side by side because they are read together: second of the first view; the visitor or `NOBODY`. */
const START = 0
const VISITOR = 1
const FACTS = 2

const VIEW_PRODUCT = 0
const VIEW_AT = 1
export const VIEW_WIDTH = 2

/** What sessions are about, by number: products, or terms that were searched for. */
interface Things {
  readonly size: number
  /** Whether one stands before another, in an order that does not depend on when they came. */
  isBefore(thing: number, other: number): boolean
}

/**
 * The fold over the views: for each session its products by the last look at each, and for each product its sessions by
 * their start. All of it is a minimum, a maximum or a set, so the order in which views arrive does not matter. A book of shares or of
 * searches is one of these too: there a share is what a look is here, or a search, and its term what a product is.
 */
export class SessionBook {
  readonly ids: IdTable
  /** Per session: product and second of the last look at it, oldest first. */
  readonly views = new ListArena(VIEW_WIDTH)
  /** Per product: its sessions, oldest start first. */
  readonly ofProduct = new ListArena(1)
  private facts = new Int32Array(256 * FACTS)
  /** Per product: grows whenever a session with it changes. */
  changes = new Uint32Array(256)
  /** Day of the newest view, `NO_DAY` without any. */
  today = NO_DAY
  /** The product that the last look took out of its session, or −1. */
  evicted = -1
  /** Seconds of the oldest and the newest view. */
  oldest = MOST_SECONDS
  newest = 0

  constructor(
    private readonly products: Things,
    private readonly visitorIds: IdTable,
    seed: number,
  ) {
    this.ids = new IdTable(seed)
  }

  /** Sessions with a view. */
  get size(): number {
    return this.ids.known
  }

  /** Answers the number of the session. @param at ms since 1970; what a second cannot tell apart goes by product */
  add(id: string, visitor: number, product: number, at: number): number {
    const second = Math.min(Math.max(0, Math.floor(at / MS_PER_SECOND)), MOST_SECONDS)
    const known = this.ids.size
    const session = this.ids.intern(id)
    if (this.ids.size > known) this.open(session, second)
    else if (second < this.start(session)) this.restart(session, second)
    this.recognize(session, visitor)
    this.oldest = Math.min(this.oldest, second)
    this.newest = Math.max(this.newest, second)
    this.today = Math.max(this.today, Math.floor(second / SECONDS_PER_DAY))
    this.look(session, product, second)
    this.touch(session)
    return session
  }

  /** Second of the first view of a session. */
  start(session: number): number {
    return this.facts[session * FACTS + START]!
  }

  /** The visitor of a session, or a number of its own that no visitor has: below 0. */
  voter(session: number): number {
    const visitor = this.facts[session * FACTS + VISITOR]!
    return visitor === NOBODY ? -1 - session : visitor
  }

  /** Products of a session. */
  length(session: number): number {
    return this.views.length(session)
  }

  /** A product of a session; 0 is the one whose last look is the oldest. */
  product(session: number, index: number): number {
    return this.views.words[this.views.start(session) + index * VIEW_WIDTH + VIEW_PRODUCT]!
  }

  /** Second of the last look at a product of a session, by its place there. */
  second(session: number, index: number): number {
    return this.views.words[this.views.start(session) + index * VIEW_WIDTH + VIEW_AT]!
  }

  /** Second of the last look at a product that the session has. */
  secondOf(session: number, product: number): number {
    let index = 0
    while (this.product(session, index) !== product) index++
    return this.second(session, index)
  }

  /** Day of the last look at a product that the session has. */
  dayOf(session: number, product: number): number {
    return Math.floor(this.secondOf(session, product) / SECONDS_PER_DAY)
  }

  /** Whole days from a session's start to the newest view. */
  age(session: number): number {
    return Math.max(0, this.today - Math.floor(this.start(session) / SECONDS_PER_DAY))
  }

  /** Whether a session began before another; those of one second go by the table of ids. */
  isOlder(session: number, other: number): boolean {
    const start = this.start(session)
    const otherStart = this.start(other)
    return start === otherStart ? this.ids.isBefore(session, other) : start < otherStart
  }

  /** Takes a session back, and answers its products. The times of the oldest and the newest view stay. */
  forget(id: string): number[] {
    const session = this.ids.find(id)
    if (session < 0) return []
    this.touch(session)
    const products = Array.from({ length: this.length(session) }, (_, index) => this.product(session, index))
    for (const product of products) this.unlist(product, session)
    this.views.clear(session)
    this.facts[session * FACTS + VISITOR] = NOBODY
    this.ids.forget(session)
    return products
  }

  /** Those of some visitors who have no session. Looks at all sessions once. */
  without(visitors: readonly number[]): number[] {
    const [ASKED, SEEN] = [1, 2]
    const marks = new Uint8Array(this.visitorIds.size)
    for (const visitor of visitors) marks[visitor] = ASKED
    for (let session = 0; session < this.ids.size; session++) {
      const visitor = this.facts[session * FACTS + VISITOR]!
      if (visitor !== NOBODY && marks[visitor] === ASKED) marks[visitor] = SEEN
    }
    return visitors.filter(visitor => marks[visitor] === ASKED)
  }

  write(to: StateWriter): void {
    to.numbers(this.today, this.oldest, this.newest)
    this.ids.write(to)
    this.views.write(to)
    this.ofProduct.write(to)
    to.array(this.facts, this.ids.size * FACTS)
    to.array(this.changes, Math.min(this.changes.length, this.products.size))
  }

  read(from: StateReader): void {
    const [today = NO_DAY, oldest = MOST_SECONDS, newest = 0] = from.numbers()
    this.today = today
    this.oldest = oldest
    this.newest = newest
    this.ids.read(from)
    this.views.read(from)
    this.ofProduct.read(from)
    this.facts = from.array(Int32Array)
    this.changes = from.array(Uint32Array)
  }

  get byteLength(): number {
    const columns = this.ids.size * FACTS * this.facts.BYTES_PER_ELEMENT + this.changes.byteLength
    return this.ids.byteLength + this.views.byteLength + this.ofProduct.byteLength + columns
  }

  private open(session: number, second: number): void {
    this.facts = growMapped(this.facts, (session + 1) * FACTS)
    this.facts[session * FACTS + START] = second
    this.facts[session * FACTS + VISITOR] = NOBODY
  }

  /** Moves a session in the lists of its products: a view has come late. */
  private restart(session: number, second: number): void {
    for (let index = 0; index < this.length(session); index++) this.unlist(this.product(session, index), session)
    this.facts[session * FACTS + START] = second
    for (let index = 0; index < this.length(session); index++) this.list(this.product(session, index), session)
  }

  private recognize(session: number, visitor: number): void {
    const known = this.facts[session * FACTS + VISITOR]!
    if (visitor === NOBODY || visitor === known) return
    const isFirst = known === NOBODY || this.visitorIds.isBefore(visitor, known)
    if (isFirst) this.facts[session * FACTS + VISITOR] = visitor
  }

  private look(session: number, product: number, second: number): void {
    this.evicted = -1
    const length = this.length(session)
    let position = 0
    while (position < length && this.product(session, position) !== product) position++
    if (position < length) {
      if (this.second(session, position) >= second) return
      this.views.remove(session, position)
    } else {
      if (length === MOST_PRODUCTS) {
        if (this.after(session, product, second) === 0) return
        // It is counted with the session no more.
        this.evicted = this.product(session, 0)
        this.changes[this.evicted]!++
        this.unlist(this.evicted, session)
        this.views.remove(session, 0)
      }
      this.list(product, session)
    }
    const at = this.views.insert(session, this.after(session, product, second))
    this.views.words[at + VIEW_PRODUCT] = product
    this.views.words[at + VIEW_AT] = second
  }

  /** Views of a session before this one. */
  private after(session: number, product: number, second: number): number {
    const { words } = this.views
    const start = this.views.start(session)
    let position = this.length(session)
    while (position > 0) {
      const at = start + (position - 1) * VIEW_WIDTH
      const before = words[at + VIEW_AT]!
      if (before < second) break
      if (before === second && this.products.isBefore(words[at + VIEW_PRODUCT]!, product)) break
      position--
    }
    return position
  }

  /** Nearly always at the end, because views arrive in time order. */
  private list(product: number, session: number): void {
    const at = this.ofProduct.insert(product, this.position(product, session))
    this.ofProduct.words[at] = session
  }

  private unlist(product: number, session: number): void {
    this.ofProduct.remove(product, this.position(product, session))
  }

  /** Sessions of a product that are older than this one. */
  private position(product: number, session: number): number {
    const { words } = this.ofProduct
    const start = this.ofProduct.start(product)
    let low = 0
    let high = this.ofProduct.length(product)
    if (high > 0 && this.isOlder(words[start + high - 1]!, session)) return high
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.isOlder(words[start + middle]!, session)) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Tells that something about a session has changed. */
  touch(session: number): void {
    this.changes = grow(this.changes, this.products.size)
    for (let index = 0; index < this.length(session); index++) this.changes[this.product(session, index)]!++
  }
}
