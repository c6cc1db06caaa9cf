import type { StateReader } from '../state/StateReader.js'
import type { StateWriter } from '../state/StateWriter.js'
import { ListArena } from './ListArena.js'

const DAY = 0
const UNITS = 1
const VISITORS = 2
const WIDTH = 3

/**
 * Per list (a product, or the shop) one record for each day on which something happened, oldest first: units, and the
 * visitors whose newest purchase fell on that day. The latter is what makes distinct visitors of any window a plain sum,
 * and both can be taken back, which a running average cannot.
 */
export class DayBuckets {
  private readonly arena = new ListArena(WIDTH)

  /** Adds to a day's record, which appears when it is needed and goes when it is empty. */
  change(list: number, day: number, units: number, visitors: number): void {
    if (units === 0 && visitors === 0) return
    const position = this.after(list, day)
    const at = this.arena.start(list) + (position - 1) * WIDTH
    if (position === 0 || this.arena.words[at + DAY] !== day) {
      const inserted = this.arena.insert(list, position)
      this.arena.words[inserted + DAY] = day
      this.arena.words[inserted + UNITS] = units
      this.arena.words[inserted + VISITORS] = visitors
      return
    }
    const { words } = this.arena
    words[at + UNITS] = words[at + UNITS]! + units
    words[at + VISITORS] = words[at + VISITORS]! + visitors
    if (words[at + UNITS] === 0 && words[at + VISITORS] === 0) this.arena.remove(list, position - 1)
  }

  /** Distinct visitors with a purchase in the last `windowDays` days, `today` being the last of them. */
  visitors(list: number, today: number, windowDays: number): number {
    const { words } = this.arena
    const start = this.arena.start(list)
    let sum = 0
    for (let at = start + (this.arena.length(list) - 1) * WIDTH; at >= start; at -= WIDTH) {
      if (words[at + DAY]! <= today - windowDays) break
      sum += words[at + VISITORS]!
    }
    return sum
  }

  /** Units of the last `weights.length` days, each day by the weight of its age; days after `today` count as today. */
  decayedUnits(list: number, today: number, weights: Float64Array): number {
    const { words } = this.arena
    const start = this.arena.start(list)
    let sum = 0
    for (let at = start + (this.arena.length(list) - 1) * WIDTH; at >= start; at -= WIDTH) {
      const age = Math.max(0, today - words[at + DAY]!)
      if (age >= weights.length) break
      sum += words[at + UNITS]! * weights[age]!
    }
    return sum
  }

  /** Records of `day` and older ones. */
  private after(list: number, day: number): number {
    const { words } = this.arena
    const start = this.arena.start(list)
    let low = 0
    let high = this.arena.length(list)
    if (high > 0 && words[start + (high - 1) * WIDTH + DAY]! <= day) return high
    while (low < high) {
      const middle = (low + high) >>> 1
      if (words[start + middle * WIDTH + DAY]! <= day) low = middle + 1
      else high = middle
    }
    return low
  }

  write(to: StateWriter): void {
    this.arena.write(to)
  }

  read(from: StateReader): void {
    this.arena.read(from)
  }

  get byteLength(): number {
    return this.arena.byteLength
  }
}
