import type { Words } from './Words.js'

export const words: Words = {
  'also-bought': 'Inni kupili również',
  'also-viewed': 'Inni oglądali również',
  'bought-after-viewing': 'Inni ostatecznie kupili',
  'recently-viewed': 'Ostatnio oglądane',
  'buy-again': 'Kup ponownie',
  'for-you': 'Dla Ciebie',
  alternatives: 'Podobne produkty',
  bestsellers: 'Bestsellery',
  trending: 'Teraz na czasie',
  preorder: 'Przedsprzedaż',
  backorder: 'Na zamówienie',
}
