import type { BlockType } from '../protocol/block.js'

/** What blocks say: the heading of each type and of what the shop's rules show, and what cards say of products that can be bought, but not at once. */
export type Words = Readonly<Record<BlockType | 'rule' | 'preorder' | 'backorder', string>>

/** Here, and not in a chunk of its own, because every other language falls back to it. */
export const ENGLISH: Words = {
  'also-bought': 'Others also bought',
  'also-viewed': 'Others also viewed',
  'recently-viewed': 'Recently viewed',
  'for-you': 'For you',
  bestsellers: 'Bestsellers',
  rule: 'We recommend',
  preorder: 'Pre-order',
  backorder: 'On backorder',
}

/** Other languages are chunks, of which a page loads the one that it speaks. */
const LANGUAGES: Partial<Record<string, () => Promise<{ words: Words }>>> = {
  pl: () => import('./languages/pl.js'),
  ru: () => import('./languages/ru.js'),
}

/** The words of a language tag such as `pl-PL`; at once where they are here: English, and languages that there are not. */
export function wordsOf(lang: string): Words | Promise<Words> {
  return LANGUAGES[lang.slice(0, 2).toLowerCase()]?.().then(({ words }) => words) ?? ENGLISH
}
