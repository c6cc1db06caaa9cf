import { grow } from '../math/grow.js'
import { growMapped } from '../math/growMapped.js'
import { nextStamp } from '../math/nextStamp.js'

/** Ends a chain. */
export const END = -1

/** Orders or sessions that were picked for a count, chained by visitor. Scratch that is reused. */
export class VisitorChains {
  size = 0
  picked = new Uint32Array(256)
  /** For each picked one, the one of the same visitor that was picked before it. */
  links = new Int32Array(256)
  /** Per visitor, two words: a stamp, and the last one picked. */
  private heads = new Uint32Array(512)
  private stamp = 0
  private visitors = 0

  /** Empties it, with room for so many visitors and picks. */
  reset(visitors: number, picks: number): void {
    this.visitors = visitors
    this.heads = growMapped(this.heads, 2 * visitors)
    this.picked = grow(this.picked, picks)
    this.links = grow(this.links, picks)
    this.size = 0
    this.stamp = nextStamp(this.stamp, this.heads)
  }

  push(visitor: number, one: number): void {
    const at = 2 * visitor
    this.links[this.size] = this.heads[at] === this.stamp ? this.heads[at + 1]! : END
    this.heads[at] = this.stamp
    this.heads[at + 1] = this.size
    this.picked[this.size++] = one
  }

  /** Whether one of this visitor was picked. */
  has(visitor: number): boolean {
    return this.heads[2 * visitor] === this.stamp
  }

  /** Whether this is the last one that was picked of its visitor. */
  isLast(visitor: number, index: number): boolean {
    return this.heads[2 * visitor + 1] === index
  }

  get byteLength(): number {
    return 2 * this.visitors * this.heads.BYTES_PER_ELEMENT + this.picked.byteLength * 2
  }
}
