/** The text that was read to look at it, then the rest. */
export async function* joinPieces(head: string, rest: AsyncIterator<string>): AsyncIterable<string> {
  yield head
  yield* { [Symbol.asyncIterator]: () => rest }
}
