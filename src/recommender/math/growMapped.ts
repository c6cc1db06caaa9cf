import { grow } from './grow.js'
import { mappedLength } from './mappedLength.js'

/** As `grow`, for arrays that may become the largest: what they leave behind does not stay with the process. */
export function growMapped<A extends Uint8Array | Int32Array | Uint32Array>(array: A, needed: number): A {
  if (needed <= array.length) return array
  return grow(array, mappedLength(Math.max(needed, array.length * 2), array.BYTES_PER_ELEMENT))
}
