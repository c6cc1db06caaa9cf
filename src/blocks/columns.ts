/**
 * Columns of a grid of `limit` cards in containers of three widths, narrow first, so that the last row has few holes. Where
 * even the first is too wide there are two.
 */
export function columns(limit: number): number[] {
  return [limit % 3 ? 2 : 3, limit % 4 ? 3 : 4, limit < 7 ? limit : limit % 6 ? (limit % 5 ? 4 : 5) : 6]
}
