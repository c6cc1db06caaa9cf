import { grow } from '../math/grow.js'
import { type SessionBook, VIEW_WIDTH } from './SessionBook.js'

/**
 * Products of many sessions, copied one session behind another; scratch that is reused. Sessions lie far apart in memory, which
 * answers many questions at once sooner than one by one: a copy asks without waiting, where looking at what it reads would wait.
 */
export class SessionProducts {
  /** Of each session oldest look first. */
  products = new Uint32Array(1024)
  /** Where those of a session end; those of the first begin at 0. */
  private ends = new Uint32Array(256)

  constructor(private readonly book: SessionBook) {}

  /** Copies those of the first `count` of these sessions. */
  read(sessions: Uint32Array, count: number): void {
    const { views } = this.book
    this.ends = grow(this.ends, count)
    const { ends } = this
    let size = 0
    for (let at = 0; at < count; at++) {
      size += views.length(sessions[at]!)
      ends[at] = size
    }
    this.products = grow(this.products, size)
    const { products } = this
    const { words } = views
    for (let at = 0, to = 0; at < count; at++) {
      let from = views.start(sessions[at]!)
      for (const end = ends[at]!; to < end; from += VIEW_WIDTH) products[to++] = words[from]!
    }
  }

  /** Where the products of a session begin. @param at its place among those that were copied */
  start(at: number): number {
    return at === 0 ? 0 : this.ends[at - 1]!
  }

  end(at: number): number {
    return this.ends[at]!
  }

  get byteLength(): number {
    return this.products.byteLength + this.ends.byteLength
  }
}
