/** Arrays that a state is made of. */
export type Numbers = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array

/** Bytes of the length before each array. */
export const LENGTH_BYTES = 8

/**
 * Collects a state as bytes, which `StateReader` reads in the same order. Everything is copied, so that the state may go on
 * changing while the bytes are stored.
 */
export class StateWriter {
  /** What was written, in its order. */
  readonly parts: Uint8Array[] = []

  numbers(...values: number[]): void {
    this.array(Float64Array.from(values))
  }

  /** Any strings, by their code units. */
  texts(texts: readonly string[]): void {
    const lengths = Uint32Array.from(texts, text => text.length)
    const units = new Uint16Array(lengths.reduce((sum, length) => sum + length, 0))
    let at = 0
    for (const text of texts) for (let index = 0; index < text.length; index++) units[at++] = text.charCodeAt(index)
    this.array(lengths)
    this.array(units)
  }

  /** The first `length` numbers of an array; all where it is left out. */
  array(array: Numbers, length: number = array.length): void {
    const bytes = length * array.BYTES_PER_ELEMENT
    const part = new Uint8Array(LENGTH_BYTES + bytes)
    new Float64Array(part.buffer, 0, 1)[0] = length
    part.set(new Uint8Array(array.buffer, array.byteOffset, bytes), LENGTH_BYTES)
    this.parts.push(part)
  }
}
