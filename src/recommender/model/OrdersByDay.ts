import { ListArena } from './ListArena.js'
import type { OrderBook } from './OrderBook.js'

/** Posting lists: for each product or visitor the orders with it, oldest day first. */
export class OrdersByDay {
  readonly arena = new ListArena(1)

  constructor(private readonly book: OrderBook) {}

  /** Nearly always at the end, because facts arrive in time order; a shop's export may well be newest first, though. */
  insert(list: number, order: number): void {
    const day = this.book.day(order)
    const start = this.arena.start(list)
    let low = 0
    let high = this.arena.length(list)
    if (high > 0 && this.book.day(this.arena.words[start + high - 1]!) <= day) low = high
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.book.day(this.arena.words[start + middle]!) <= day) low = middle + 1
      else high = middle
    }
    const at = this.arena.insert(list, low)
    this.arena.words[at] = order
  }

  remove(list: number, order: number): void {
    const start = this.arena.start(list)
    const position = this.arena.words.subarray(start, start + this.arena.length(list)).lastIndexOf(order)
    if (position >= 0) this.arena.remove(list, position)
  }

  length(list: number): number {
    return this.arena.length(list)
  }

  get byteLength(): number {
    return this.arena.byteLength
  }
}
