/**
 * Columns of a grid of `limit` cards in containers of three widths, narrow first, so that the last row has few holes. Where
 * even the first is too wide there are two.
 *
 * @returns declarations of the custom properties that the style sheet reads
 */
export function columns(limit: number): string {
  const wide = limit < 7 ? limit : limit % 6 ? (limit % 5 ? 4 : 5) : 6
  return `--n0:${limit % 3 ? 2 : 3};--n1:${limit < 3 ? limit : limit % 4 ? 3 : 4};--n2:${wide}`
}
