import { grow } from './grow.js'

/** Counts up to this are remembered. */
const MOST = 2 ** 16

/** A function of counts whose values are remembered: powers and logarithms take longer than what they are multiplied with. */
export class NumberTable {
  private values = new Float64Array(0)

  /** @param compute a value above 0 or below it; where it is 0 it is computed each time */
  constructor(private readonly compute: (count: number) => number) {}

  /** @param count 0 or more, whole */
  of(count: number): number {
    if (count >= MOST) return this.compute(count)
    if (count >= this.values.length) this.values = grow(this.values, count + 1)
    const known = this.values[count]!
    if (known !== 0) return known
    const value = this.compute(count)
    this.values[count] = value
    return value
  }

  get byteLength(): number {
    return this.values.byteLength
  }
}
