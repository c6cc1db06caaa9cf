import type { Gone, Self } from '../core/outbox/Outbox.js'

/** The identity with books that say where these events have gone, and all that had gone without a number. */
export function booked(
  self: Self,
  gone: readonly Gone[],
  unwritten: readonly Gone[] = [],
): Self & { books: Record<Gone, number> } {
  const books: Record<Gone, number> = { ...self.books }
  const lost = [...(self.lost ?? []), ...unwritten]
  const add = (name: string, more: number) => {
    books[name] = (books[name] ?? 0) + more
  }
  for (const name of [...lost, ...gone]) add(name, 1)
  add('unnumbered', lost.length)
  return { ...self, books, lost: [] }
}
