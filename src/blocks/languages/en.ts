import type { Words } from './Words.js'

export const words: Words = {
  'also-bought': 'Others also bought',
  'also-viewed': 'Others also viewed',
  'bought-after-viewing': 'Others bought in the end',
  'recently-viewed': 'Recently viewed',
  'buy-again': 'Buy again',
  'for-you': 'For you',
  alternatives: 'Similar products',
  bestsellers: 'Bestsellers',
  trending: 'Trending',
  preorder: 'Pre-order',
  backorder: 'On backorder',
}
