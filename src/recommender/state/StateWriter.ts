/** Arrays that a state is made of. */
export type Numbers = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array

/** Bytes of the length before each array. */
export const LENGTH_BYTES = 8

/**
 * Collects a state as bytes, which `StateReader` reads in the same order. Arrays are not copied, since a state may take half of the
 * memory: it must not change until the bytes are stored.
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
    this.parts.push(new Uint8Array(Float64Array.of(length).buffer))
    this.parts.push(new Uint8Array(array.buffer, array.byteOffset, length * array.BYTES_PER_ELEMENT))
  }
}
