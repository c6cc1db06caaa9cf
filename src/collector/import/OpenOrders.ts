import type { OrderLine } from './orderLine.js'

/** An order, or what of it stood close together in the file. */
export interface OrderPart {
  order: string
  /** That of its earliest line, ms. */
  time: number
  customer: string | null
  currency: string | undefined
  /** That of its first line that has one, else empty. */
  market: string
  lines: OrderLine[]
}

/** Lines that wait for their order's next one: about 3 MB. */
const MOST_LINES = 5_000

interface OpenOrder extends OrderPart {
  lineIds: Set<string> | undefined
}

/**
 * Gathers lines into orders. Files have the lines of an order together, or nearly: an order is handed on when 5,000 lines
 * of other orders have come since its last one, so memory stays bounded. One whose lines lie further apart is handed on in
 * parts, and none of its lines is lost.
 */
export class OpenOrders {
  /** The order that was touched longest ago comes first. */
  readonly #open = new Map<string, OpenOrder>()
  readonly #handOn
  readonly #mostLines
  #lines = 0
  #last: OpenOrder | undefined

  constructor(handOn: (part: OrderPart) => void, mostLines = MOST_LINES) {
    this.#handOn = handOn
    this.#mostLines = mostLines
  }

  add(line: OrderLine): 'added' | 'repeated_line' | 'bad_currency' {
    const known = this.#touch(line.order)
    if (known === undefined) {
      this.#last = {
        order: line.order,
        time: line.time,
        customer: line.customer,
        currency: line.currency,
        market: line.market,
        lines: [line],
        lineIds: line.line === undefined ? undefined : new Set([line.line]),
      }
      this.#open.set(line.order, this.#last)
    } else {
      if (known.currency !== line.currency) return 'bad_currency'
      if (line.line !== undefined) {
        if (known.lineIds?.has(line.line)) return 'repeated_line'
        known.lineIds ??= new Set()
        known.lineIds.add(line.line)
      }
      known.time = Math.min(known.time, line.time)
      known.customer ??= line.customer
      known.market ||= line.market
      known.lines.push(line)
    }
    this.#lines++
    while (this.#lines > this.#mostLines) this.#close()
    return 'added'
  }

  /** Hands on everything that is still open. */
  finish(): void {
    while (this.#open.size > 0) this.#close()
  }

  #touch(order: string): OpenOrder | undefined {
    if (this.#last?.order === order) return this.#last
    const known = this.#open.get(order)
    if (known === undefined) return undefined
    this.#open.delete(order)
    this.#open.set(order, known)
    this.#last = known
    return known
  }

  #close(): void {
    for (const [order, part] of this.#open) {
      this.#open.delete(order)
      this.#lines -= part.lines.length
      if (this.#last === part) this.#last = undefined
      this.#handOn(part)
      return
    }
  }
}
