type Growable = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array

/** The array itself when it holds `needed` numbers, else a copy of at least double the length; new numbers are 0. */
export function grow<A extends Growable>(array: A, needed: number): A {
  if (needed <= array.length) return array
  const Kind = array.constructor as new (length: number) => A
  const next = new Kind(Math.max(needed, array.length * 2, 16))
  next.set(array)
  return next
}
