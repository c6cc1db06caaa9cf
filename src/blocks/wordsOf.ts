import { words as english } from '../card/languages/en.js'
import type { Words } from '../card/languages/Words.js'

/** Here, and not in a chunk of its own, because every other language falls back to it. */
export const ENGLISH = english

/** Other languages are chunks, of which a page loads the one that it speaks. */
const LANGUAGES: Partial<Record<string, () => Promise<{ words: Words }>>> = {
  pl: () => import('../card/languages/pl.js'),
  ru: () => import('../card/languages/ru.js'),
}

/** The words of a language tag such as `pl-PL`; at once where they are here: English, and languages that there are not. */
export function wordsOf(lang: string): Partial<Words> | Promise<Words> {
  return LANGUAGES[lang.slice(0, 2).toLowerCase()]?.().then(({ words }) => words) ?? ENGLISH
}
