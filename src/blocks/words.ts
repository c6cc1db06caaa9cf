import type { Availability } from '../protocol/recommendations.js'

/** One text in every language that blocks speak. */
export interface Translated {
  en: string
  ru: string
  pl: string
}

/** What cards say of products that can be bought, but not at once. */
export const WORDS: { [A in Availability]?: Translated } = {
  preorder: { en: 'Pre-order', ru: 'Предзаказ', pl: 'Przedsprzedaż' },
  backorder: { en: 'On backorder', ru: 'Под заказ', pl: 'Na zamówienie' },
}

/** The text in the language of a tag such as `pl-PL`; English where there is none. */
export function say(text: Translated, lang: string): string {
  return text[lang.slice(0, 2).toLowerCase() as keyof Translated] ?? text.en
}
