/** One text in every language that blocks speak. */
export interface Translated {
  en: string
  ru: string
  pl: string
}

/** What cards say beside the catalog's own texts; the availability of what can be bought, but not at once. */
export const WORDS = {
  preorder: { en: 'Pre-order', ru: 'Предзаказ', pl: 'Przedsprzedaż' },
  backorder: { en: 'On backorder', ru: 'Под заказ', pl: 'Na zamówienie' },
  was: { en: 'was', ru: 'вместо', pl: 'zamiast' },
}

/** The text in the language of a tag such as `pl-PL`; English where there is none. */
export function say(text: Translated, lang: string): string {
  return text[lang.slice(0, 2).toLowerCase() as keyof Translated] ?? text.en
}
