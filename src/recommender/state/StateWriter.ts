/** Arrays that a state is made of. */
export type Numbers = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array

/** Bytes of the length before each array. */
export const LENGTH_BYTES = 8

/**
 * Collects a state as bytes, which `StateReader` reads in the same order. The state may go on
 * changing while the bytes are stored: what can change was copied.
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
    this.growing(array.slice(0, length), length)
  }

  /** The first `length` numbers of an array to which numbers are only ever added: not copied. */
  growing(array: Numbers, length: number): void {
    const before = new Float64Array([length])
    this.parts.push(new Uint8Array(before.buffer))
    this.parts.push(new Uint8Array(array.buffer, array.byteOffset, length * array.BYTES_PER_ELEMENT))
  }
}
