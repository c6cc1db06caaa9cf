import type { Words } from '../words.js'

export const words: Words = {
  'also-bought': 'Inni kupili również',
  'also-viewed': 'Inni oglądali również',
  'recently-viewed': 'Ostatnio oglądane',
  'for-you': 'Dla Ciebie',
  bestsellers: 'Bestsellery',
  rule: 'Polecamy',
  preorder: 'Przedsprzedaż',
  backorder: 'Na zamówienie',
}
