import type { Words } from './Words.js'

/** Types whose name says it already, such as `new-arrivals`, have no words of their own. */
export const words: Partial<Words> = {
  'also-bought': 'Others also bought',
  'also-viewed': 'Others also viewed',
  'bought-after-viewing': 'Others bought in the end',
  'cross-sell': 'Complete your order',
  'search-term': 'Popular for this search',
  alternatives: 'Similar products',
  preorder: 'Pre-order',
  backorder: 'On backorder',
}
