/**
 * How many of a list's newest are read: at most `most`. Where counts change in steps up to twice as many, so that what is read
 * begins at the same place until `most` new ones have come.
 */
export function newestRead(length: number, most: number, step: number): number {
  if (length <= most || step === 1) return Math.min(length, most)
  return most + (length % most)
}
