import { describe, expect, it } from 'vitest'
import { headingOf } from '../../src/blocks/headingOf.js'
import { readSettings } from '../../src/blocks/settings.js'
import { ENGLISH, wordsOf } from '../../src/blocks/wordsOf.js'
import type { RecommendedItem } from '../../src/protocol/recommendations.js'

const also = (heading = '') => readSettings(name => ({ type: 'also-bought', heading })[name as 'type'] ?? null)!
const by = (...strategies: string[]) => strategies.map(strategy => ({ strategy }) as RecommendedItem)

describe('headingOf', () => {
  it.each([
    ['en', 'Others also bought'],
    ['ru-RU', 'С этим также покупают'],
    ['PL', 'Inni kupili również'],
    ['fr', 'Others also bought'],
    ['', 'Others also bought'],
  ])('speaks the language %j', async (lang, text) => {
    expect(headingOf(also(), await wordsOf(lang), [])).toBe(text)
  })

  it('is that of the fallback where it filled every slot', async () => {
    expect(headingOf(also(), ENGLISH, by('bestsellers', 'bestsellers'))).toBe('Bestsellers')
    expect(headingOf(also(), await wordsOf('pl'), by('category-bestsellers'))).toBe('Bestsellery')
  })

  it('is that of the type where it filled at least one slot, or the fallback has no name', () => {
    expect(headingOf(also(), ENGLISH, by('also-bought', 'bestsellers'))).toBe('Others also bought')
    expect(headingOf(also(), ENGLISH, by('something-new'))).toBe('Others also bought')
    expect(headingOf(also(), ENGLISH, by('constructor'))).toBe('Others also bought')
  })

  it('is what the shop says, if it says something', () => {
    expect(headingOf(also('For your table'), ENGLISH, by('bestsellers'))).toBe('For your table')
  })
})
