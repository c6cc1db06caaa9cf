/** Words of one search that are kept. */
const MOST_WORDS = 8
/** Characters of one word. */
const LONGEST_WORD = 40

/**
 * A search as it is counted: all its words first, then, of several, each by itself. Words are what letters and digits make, in small letters, without
 * the accents of Latin ones, none twice; their order says nothing, so `Red shoes` and `shoes, red` are one search.
 */
export function termsOf(search: string): string[] {
  const plain = search
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
  const found = plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const words = [...new Set(found.map(word => [...word].slice(0, LONGEST_WORD).join('')))].sort().slice(0, MOST_WORDS)
  if (words.length < 2) return words
  return [words.join(' '), ...words]
}
