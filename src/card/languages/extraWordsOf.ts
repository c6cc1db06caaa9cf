import type { ExtraWords } from './ExtraWords.js'

const english: ExtraWords = {
  previous: 'Back',
  next: 'Forward',
  cart: 'Add to cart',
  added: 'Added',
  why: {
    'also-bought': '{n} bought both',
    'also-viewed': '{n} viewed both',
    'bought-after-viewing': '{n} bought this',
    bestsellers: '{n} bought it',
    'category-bestsellers': '{n} bought it',
    trending: '{n} want it now',
    'cross-sell': '{n} bought it too',
    'most-shared': '{n} passed it on',
    'buy-again': '{n} bought it again',
    'search-term': '{n} viewed it',
    'new-arrivals': 'New in the shop',
  },
}

const polish: ExtraWords = {
  previous: 'Wstecz',
  next: 'Dalej',
  cart: 'Do koszyka',
  added: 'Dodano',
  why: {
    'also-bought': 'Kupiło razem: {n}',
    'also-viewed': 'Oglądało razem: {n}',
    'bought-after-viewing': 'W końcu kupiło: {n}',
    bestsellers: 'Kupiło: {n}',
    'category-bestsellers': 'Kupiło: {n}',
    trending: 'Teraz szuka: {n}',
    'cross-sell': 'Kupiło do koszyka: {n}',
    'most-shared': 'Poleciło: {n}',
    'buy-again': 'Kupiło ponownie: {n}',
    'search-term': 'Po tym szukaniu: {n}',
    'new-arrivals': 'Nowość',
  },
}

const russian: ExtraWords = {
  previous: 'Назад',
  next: 'Вперёд',
  cart: 'В корзину',
  added: 'Добавлено',
  why: {
    'also-bought': 'Вместе купили: {n}',
    'also-viewed': 'Вместе смотрели: {n}',
    'bought-after-viewing': 'В итоге купили: {n}',
    bestsellers: 'Купили: {n}',
    'category-bestsellers': 'Купили: {n}',
    trending: 'Сейчас в спросе: {n}',
    'cross-sell': 'К корзине купили: {n}',
    'most-shared': 'Поделились: {n}',
    'buy-again': 'Купили снова: {n}',
    'search-term': 'По этому запросу: {n}',
    'new-arrivals': 'Новинка',
  },
}

const LANGUAGES: Partial<Record<string, ExtraWords>> = { pl: polish, ru: russian }

/** The further words of a language tag such as `pl-PL`; English where there are none. */
export function extraWordsOf(lang: string): ExtraWords {
  return LANGUAGES[lang.slice(0, 2).toLowerCase()] ?? english
}
