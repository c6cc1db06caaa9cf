import type { Words } from '../words.js'

export const words: Words = {
  'also-bought': 'С этим также покупают',
  'also-viewed': 'С этим также смотрят',
  'recently-viewed': 'Вы недавно смотрели',
  'for-you': 'Для вас',
  bestsellers: 'Хиты продаж',
  rule: 'Рекомендуем',
  preorder: 'Предзаказ',
  backorder: 'Под заказ',
}
