import type { Words } from './Words.js'

export const words: Words = {
  'also-bought': 'С этим также покупают',
  'also-viewed': 'С этим также смотрят',
  'bought-after-viewing': 'В итоге покупают',
  'recently-viewed': 'Вы недавно смотрели',
  'buy-again': 'Купить снова',
  'cross-sell': 'Добавьте к заказу',
  'for-you': 'Для вас',
  'most-shared': 'Этим чаще всего делятся',
  'new-arrivals': 'Новинки',
  'on-sale': 'Товары со скидкой',
  'search-term': 'Популярно по этому запросу',
  alternatives: 'Похожие товары',
  bestsellers: 'Хиты продаж',
  trending: 'Сейчас популярно',
  preorder: 'Предзаказ',
  backorder: 'Под заказ',
}
