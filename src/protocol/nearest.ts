/** Changes of letters that make one word of another. Source: Levenshtein, 1966. */
function distance(a: string, b: string): number {
  let row = [...b, ''].map((_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + Number(a[i - 1] !== b[j - 1]))
    row = next
  }
  return row[b.length]!
}

/** The word that was probably meant: at most a third of its letters differ. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const written = word.slice(0, 64).toLowerCase()
  const [best] = words
    .map(known => ({ known, far: distance(written, known) }))
    .filter(({ known, far }) => far * 3 <= known.length)
    .sort((a, b) => a.far - b.far)
  return best?.known
}
