import { describe, expect, it } from 'vitest'
import { ENGLISH, wordsOf } from '../../src/blocks/wordsOf.js'
import { headingOf } from '../../src/card/headingOf.js'
import type { Words } from '../../src/card/languages/Words.js'
import type { RecommendedItem } from '../../src/protocol/recommendations.js'

const of =
  (type: string, own = '') =>
  (words: Partial<Words>, items: RecommendedItem[]) =>
    headingOf(own, type, words, items, 'xx')[0]
const also = (own = '') => of('also-bought', own)
const by = (...strategies: string[]) => strategies.map(strategy => ({ strategy }) as RecommendedItem)

describe('headingOf', () => {
  it.each([
    ['en', 'Others also bought'],
    ['ru-RU', 'С этим также покупают'],
    ['PL', 'Inni kupili również'],
    ['fr', 'Others also bought'],
    ['', 'Others also bought'],
  ])('speaks the language %j', async (lang, text) => {
    expect(also()(await wordsOf(lang), [])).toBe(text)
  })

  it.each([
    ['buy-again', 'Buy again', 'Kup ponownie', 'Купить снова'],
    ['cross-sell', 'Complete your order', 'Dobierz do zamówienia', 'Добавьте к заказу'],
    ['for-you', 'For you', 'Dla Ciebie', 'Для вас'],
    ['most-shared', 'Most shared', 'Najczęściej udostępniane', 'Этим чаще всего делятся'],
    ['new-arrivals', 'New arrivals', 'Nowości', 'Новинки'],
    ['on-sale', 'On sale', 'Promocje', 'Товары со скидкой'],
    ['recently-viewed', 'Recently viewed', 'Ostatnio oglądane', 'Вы недавно смотрели'],
    ['search-term', 'Popular for this search', 'Popularne w tym wyszukiwaniu', 'Популярно по этому запросу'],
    ['trending', 'Trending', 'Teraz na czasie', 'Сейчас популярно'],
  ])('calls %s by its name where the language has no other words for it', async (type, english, polish, russian) => {
    const heading = async (lang: string) => of(type)(await wordsOf(lang), [])
    expect(await Promise.all(['en', 'pl', 'ru'].map(heading))).toEqual([english, polish, russian])
  })

  it('is that of the fallback where it filled every slot', async () => {
    expect(also()(ENGLISH, by('bestsellers', 'bestsellers'))).toBe('Bestsellers')
    expect(also()(await wordsOf('pl'), by('category-bestsellers'))).toBe('Bestsellery')
    expect(of('search-term')(ENGLISH, by('category-bestsellers'))).toBe('Bestsellers')
  })

  it('is that of the type where it filled at least one slot, or the fallback has no name', () => {
    expect(also()(ENGLISH, by('also-bought', 'bestsellers'))).toBe('Others also bought')
    expect(also()(ENGLISH, by('something-new'))).toBe('Others also bought')
    expect(also()(ENGLISH, by('constructor'))).toBe('Others also bought')
  })

  it('is what the shop says, if it says something', () => {
    expect(also('For your table')(ENGLISH, by('bestsellers'))).toBe('For your table')
  })

  it.each([
    ['also-bought', '', 'de', 'en'],
    ['new-arrivals', '', 'de', 'en'],
    ['also-bought', '', 'en-GB', 'en'],
    ['also-bought', 'Dazu passt', 'de', 'de'],
    ['also-bought', '', 'pl-PL', 'pl-PL'],
    ['new-arrivals', '', 'ru', 'ru'],
  ])('of %s, %j on a page in %s, is in %s', async (type, own, lang, spoken) => {
    expect(headingOf(own, type, await wordsOf(lang), [], lang)[1]).toBe(spoken)
  })

  it('is in the language of the page where the words are those of the shop', () => {
    const words = { ...ENGLISH, 'also-bought': 'Dazu passt', 'new-arrivals': 'Neu' }
    expect(headingOf('', 'also-bought', words, [], 'de')).toEqual(['Dazu passt', 'de'])
    expect(headingOf('', 'new-arrivals', words, [], 'de')).toEqual(['Neu', 'de'])
    expect(headingOf('', 'trending', words, [], 'de')).toEqual(['Trending', 'en'])
    expect(headingOf('', 'also-bought', words, by('bestsellers'), 'de')).toEqual(['Bestsellers', 'en'])
  })
})
