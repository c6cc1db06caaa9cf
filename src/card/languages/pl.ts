import type { Words } from './Words.js'

export const words: Words = {
  'also-bought': 'Inni kupili również',
  'also-viewed': 'Inni oglądali również',
  'bought-after-viewing': 'Inni ostatecznie kupili',
  'recently-viewed': 'Ostatnio oglądane',
  'buy-again': 'Kup ponownie',
  'cross-sell': 'Dobierz do zamówienia',
  'for-you': 'Dla Ciebie',
  'most-shared': 'Najczęściej udostępniane',
  'new-arrivals': 'Nowości',
  'on-sale': 'Promocje',
  'search-term': 'Popularne w tym wyszukiwaniu',
  alternatives: 'Podobne produkty',
  bestsellers: 'Bestsellery',
  trending: 'Teraz na czasie',
  preorder: 'Przedsprzedaż',
  backorder: 'Na zamówienie',
}
