import { nearest } from './nearest.js'

/** What to write in place of a word that is none of these. */
export function meant(word: string, words: readonly string[]): string {
  const near = nearest(word, words)
  return near ? `Did you mean ${near}?` : `Use one of ${words.join(', ')}.`
}
