import { nextStamp } from '../math/nextStamp.js'

const STAMP = 0
const NUMBER = 1
const PLACE = 2
const WIDTH = 4

const NONE = -1

/**
 * Where each of a few of very many numbers stands, of visitors or of products. Small, so that it stays near the processor where a
 * place for each number of the shop would not. Emptied without being cleared.
 */
export class PlaceTable {
  private seats: Uint32Array
  private bits: number
  private stamp = 0
  private size = 0

  /** @param expected numbers; for more it grows */
  constructor(expected: number) {
    this.bits = Math.ceil(Math.log2(expected)) + 1
    this.seats = new Uint32Array(2 ** this.bits * WIDTH)
  }

  /** Empties it. */
  reset(): void {
    this.stamp = nextStamp(this.stamp, this.seats)
    this.size = 0
  }

  /** The place of a number: what it was given before, else `place` from now on. */
  of(number: number, place: number): number {
    const at = this.seat(number)
    if (this.seats[at + STAMP] === this.stamp) return this.seats[at + PLACE]!
    this.take(at, number, place)
    if (++this.size > this.seats.length / WIDTH / 2) this.enlarge()
    return place
  }

  /** The place that a number was given, or −1. */
  find(number: number): number {
    const at = this.seat(number)
    return this.seats[at + STAMP] === this.stamp ? this.seats[at + PLACE]! : NONE
  }

  get byteLength(): number {
    return this.seats.byteLength
  }

  /** Where a number sits, or the free seat for it. */
  private seat(number: number): number {
    const { seats, stamp } = this
    // Fibonacci hashing: neighbours go far apart.
    let at = (Math.imul(number, 0x9e3779b1) >>> (32 - this.bits)) * WIDTH
    while (seats[at + STAMP] === stamp && seats[at + NUMBER] !== number)
      at = at + WIDTH === seats.length ? 0 : at + WIDTH
    return at
  }

  private take(at: number, number: number, place: number): void {
    this.seats[at + STAMP] = this.stamp
    this.seats[at + NUMBER] = number
    this.seats[at + PLACE] = place
  }

  private enlarge(): void {
    const { seats, stamp } = this
    this.bits++
    this.seats = new Uint32Array(2 ** this.bits * WIDTH)
    for (let at = 0; at < seats.length; at += WIDTH)
      if (seats[at + STAMP] === stamp)
        this.take(this.seat(seats[at + NUMBER]!), seats[at + NUMBER]!, seats[at + PLACE]!)
  }
}
