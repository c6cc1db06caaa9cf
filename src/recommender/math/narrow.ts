/** The same counts in half of the room, where all of them fit into 16 bits. */
export function narrow(counts: Uint32Array): Uint16Array | Uint32Array {
  return counts.every(count => count < 2 ** 16) ? Uint16Array.from(counts) : counts
}
