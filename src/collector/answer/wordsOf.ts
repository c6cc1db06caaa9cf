import { words as english } from '../../card/languages/en.js'
import { words as polish } from '../../card/languages/pl.js'
import { words as russian } from '../../card/languages/ru.js'
import type { Words } from '../../card/languages/Words.js'

const LANGUAGES: Partial<Record<string, Words>> = { pl: polish, ru: russian }

/** The words of a language tag such as `pl-PL`, else English. */
export function wordsOf(lang: string): Partial<Words> {
  return LANGUAGES[lang.slice(0, 2).toLowerCase()] ?? english
}
