import { LENGTH_BYTES, type Numbers } from './StateWriter.js'

/** Reads what `StateWriter` wrote, in the same order. Throws a `RangeError` where there is less than is asked for. */
export class StateReader {
  private at = 0

  constructor(private readonly bytes: Uint8Array) {}

  numbers(): Float64Array {
    return this.array(Float64Array)
  }

  texts(): string[] {
    const lengths = this.array(Uint32Array)
    const units = this.array(Uint16Array)
    let at = 0
    return Array.from(lengths, length => {
      let text = ''
      for (const end = at + length; at < end; at++) text += String.fromCharCode(units[at]!)
      return text
    })
  }

  /** A copy of the next array. */
  array<A extends Numbers>(Kind: { new (length: number): A; readonly BYTES_PER_ELEMENT: number }): A {
    const [length = Number.NaN] = new Float64Array(Uint8Array.from(this.take(LENGTH_BYTES)).buffer)
    if (!(Number.isSafeInteger(length) && length >= 0)) throw new RangeError(`${length} is no length of an array.`)
    const bytes = this.take(length * Kind.BYTES_PER_ELEMENT)
    const array = new Kind(length)
    new Uint8Array(array.buffer).set(bytes)
    return array
  }

  private take(length: number): Uint8Array {
    const end = this.at + length
    if (end > this.bytes.length) throw new RangeError(`The state ends after ${this.bytes.length} bytes.`)
    const taken = this.bytes.subarray(this.at, end)
    this.at = end
    return taken
  }
}
