import { nextStamp } from '../math/nextStamp.js'

const STAMP = 0
const VISITOR = 1
const PLACE = 2
const WIDTH = 4

/** Where each visitor of a sample stands. Small, so that it stays near the processor where a place per visitor of the shop would not. */
export class PlaceByVisitor {
  private readonly seats: Uint32Array
  private readonly shift: number
  private stamp = 0

  /** @param most visitors of a sample */
  constructor(most: number) {
    const bits = Math.ceil(Math.log2(most)) + 1
    this.seats = new Uint32Array(2 ** bits * WIDTH)
    this.shift = 32 - bits
  }

  /** Empties it. */
  reset(): void {
    this.stamp = nextStamp(this.stamp, this.seats)
  }

  /** The place of a visitor: what it was given before, else `place` from now on. */
  of(visitor: number, place: number): number {
    const { seats, stamp } = this
    // Fibonacci hashing: neighbours go far apart.
    let at = (Math.imul(visitor, 0x9e3779b1) >>> this.shift) * WIDTH
    while (seats[at + STAMP] === stamp) {
      if (seats[at + VISITOR] === visitor) return seats[at + PLACE]!
      at = at + WIDTH === seats.length ? 0 : at + WIDTH
    }
    seats[at + STAMP] = stamp
    seats[at + VISITOR] = visitor
    seats[at + PLACE] = place
    return place
  }

  get byteLength(): number {
    return this.seats.byteLength
  }
}
