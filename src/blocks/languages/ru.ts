import type { Words } from './Words.js'

export const words: Words = {
  'also-bought': 'С этим также покупают',
  'also-viewed': 'С этим также смотрят',
  'bought-after-viewing': 'В итоге покупают',
  'recently-viewed': 'Вы недавно смотрели',
  'buy-again': 'Купить снова',
  'for-you': 'Для вас',
  alternatives: 'Похожие товары',
  bestsellers: 'Хиты продаж',
  trending: 'Сейчас популярно',
  preorder: 'Предзаказ',
  backorder: 'Под заказ',
}
