import { grow } from '../math/grow.js'
import { growMapped } from '../math/growMapped.js'
import { mixHash } from '../math/hashText.js'
import type { StateReader } from '../state/StateReader.js'
import type { StateWriter } from '../state/StateWriter.js'
import { IdTable } from './IdTable.js'
import { ListArena } from './ListArena.js'

/** Before every day. */
export const NO_DAY = -(2 ** 31)

/** The buyer of a refund that names none. */
export const NOBODY = -1

/** What is known of an order. A refund may come before its order, or without one. */
export const PLACED = 1
export const CANCELLED = 2
const KNOWN = 4
const STATE_BITS = 3
const STATE_MASK = 7

/** Words of a line in `OrderBook.lines`. */
export const LINE_PRODUCT = 0
export const LINE_NET = 1
export const LINE_WIDTH = 2

/** Orders of a visitor up to which two of them say something of each other: who has more says enough in each, buys for many, or is a till. */
export const MOST_NEAR_ORDERS = 5

/** Units are kept as whole thousandths, so that a refund of 0.1 and 0.2 takes exactly 0.3 back. */
export const GRAINS_PER_UNIT = 1000
const MOST_GRAINS = 2 ** 31 - 1

/** Orders by number: day, buyer, state, and their lines as product and net units (bought less refunded). */
export class OrderBook {
  readonly ids: IdTable
  readonly lines = new ListArena(LINE_WIDTH)
  /** Two words an order, side by side because they are read together: its day · 8 + its state; its buyer. */
  private records = new Int32Array(512)
  /** Market of each order, by number; 0 where nobody says. */
  private markets = new Uint16Array(256)

  constructor(seed: number) {
    this.ids = new IdTable(seed)
  }

  intern(id: string): number {
    const order = this.ids.intern(id)
    this.records = growMapped(this.records, 2 * order + 2)
    this.markets = grow(this.markets, order + 1)
    return order
  }

  /** Days since 1970 in UTC. */
  day(order: number): number {
    return this.records[2 * order]! >> STATE_BITS
  }

  buyer(order: number): number {
    return this.records[2 * order + 1]!
  }

  market(order: number): number {
    return this.markets[order]!
  }

  isKnown(order: number): boolean {
    return (this.records[2 * order]! & KNOWN) !== 0
  }

  isPlaced(order: number): boolean {
    return (this.records[2 * order]! & PLACED) !== 0
  }

  /** Placed, and not refunded as a whole. */
  stands(order: number): boolean {
    return (this.records[2 * order]! & (PLACED | CANCELLED)) === PLACED
  }

  /** Says when, by whom and where, and adds to the state. */
  set(order: number, day: number, buyer: number, state: number, market = this.market(order)): void {
    this.markets[order] = market
    const known = this.records[2 * order]! & STATE_MASK
    this.records[2 * order] = (day << STATE_BITS) | known | state | KNOWN
    this.records[2 * order + 1] = buyer
  }

  /** Forgets an order: an order with its id is a new one. */
  forget(order: number): void {
    this.records[2 * order] = 0
    this.records[2 * order + 1] = NOBODY
    this.markets[order] = 0
    this.lines.clear(order)
    this.ids.forget(order)
  }

  /** Index in `lines.words` of the order's line of a product, or −1. */
  line(order: number, product: number): number {
    const { words } = this.lines
    const start = this.lines.start(order)
    const end = start + this.lines.length(order) * LINE_WIDTH
    for (let at = start; at < end; at += LINE_WIDTH) if (words[at + LINE_PRODUCT] === product) return at
    return -1
  }

  /** Net units of a product in an order, in grains; negative where more came back than is known to have been bought. */
  net(order: number, product: number): number {
    const at = this.line(order, product)
    return at < 0 ? 0 : this.lines.words[at + LINE_NET]!
  }

  /** The same after a change; also appends the line. */
  netAfter(order: number, product: number, grains: number): number {
    return Math.max(-MOST_GRAINS, Math.min(MOST_GRAINS, this.net(order, product) + grains))
  }

  setNet(order: number, product: number, net: number): void {
    let at = this.line(order, product)
    if (at < 0) {
      at = this.lines.insert(order, this.lines.length(order))
      this.lines.words[at + LINE_PRODUCT] = product
    }
    this.lines.words[at + LINE_NET] = net
  }

  /**
   * Puts the lines of a large order into the order of a hash of order and product, lines that stand first, so that its
   * first `limit` are the same sample whatever the order in which the lines came.
   */
  arrange(order: number, limit: number, orderHash: number, productHashes: Uint32Array, ids: readonly string[]): void {
    if (this.lines.length(order) <= limit) return
    const { words } = this.lines
    const start = this.lines.start(order)
    const lines = Array.from({ length: this.lines.length(order) }, (_, index) => {
      const at = start + index * LINE_WIDTH
      const product = words[at + LINE_PRODUCT]!
      return { product, net: words[at + LINE_NET]!, rank: mixHash(orderHash ^ productHashes[product]!) }
    })
    lines.sort(
      (a, b) =>
        Number(b.net > 0) - Number(a.net > 0) || a.rank - b.rank || (ids[a.product]! < ids[b.product]! ? -1 : 1),
    )
    for (const [index, line] of lines.entries()) {
      words[start + index * LINE_WIDTH + LINE_PRODUCT] = line.product
      words[start + index * LINE_WIDTH + LINE_NET] = line.net
    }
  }

  write(to: StateWriter): void {
    this.ids.write(to)
    this.lines.write(to)
    to.array(this.records, 2 * this.ids.size)
    to.array(this.markets, this.ids.size)
  }

  read(from: StateReader): void {
    this.ids.read(from)
    this.lines.read(from)
    this.records = from.array(Int32Array)
    this.markets = from.array(Uint16Array)
  }

  get byteLength(): number {
    const records = 2 * this.ids.size * this.records.BYTES_PER_ELEMENT
    return records + this.markets.byteLength + this.ids.byteLength + this.lines.byteLength
  }
}
