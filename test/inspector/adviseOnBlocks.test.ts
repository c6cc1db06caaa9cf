import { describe, expect, it } from 'vitest'
import { ATTRIBUTES } from '../../src/blocks/settings.js'
import { type Attributes, adviseOnBlocks } from '../../src/inspector/adviseOnBlocks.js'

const advise = (blocks: Attributes[], pageType = 'home', known: readonly string[] = ATTRIBUTES) =>
  adviseOnBlocks(blocks, pageType, known).map(({ about, text }) => `${about}: ${text}`)

describe('advice on blocks', () => {
  it.each([
    [
      'an unknown type',
      { type: 'also-boght', placement: 'a' },
      'home',
      /^Block 1, also-boght: "also-boght" is no type\. Did you mean also-bought\?/,
    ],
    ['no type', { placement: 'a' }, 'home', /^Block 1: The type is missing\. Use one of also-bought, /],
    ['no product on its page', { type: 'also-bought', placement: 'a' }, 'product', /item="ID"/],
    ['no words', { type: 'search-term', placement: 'a' }, 'search', /term="WORDS"/],
    ['no placement', { type: 'bestsellers' }, 'home', /placement="NAME"/],
    [
      'an attribute that nobody reads',
      { type: 'bestsellers', placement: 'a', limits: '3' },
      'home',
      /do not read limits\. Did you mean limit\?/,
    ],
    [
      'what only a placeholder reads',
      { type: 'bestsellers', placement: 'a', 'data-limit': '2' },
      'home',
      /do not read data-limit\. Did you mean limit\?/,
    ],
    [
      'a word of show that is none',
      { type: 'bestsellers', placement: 'a', show: 'why price' },
      'home',
      /: show has no "price"\. Use one of saving, why, cart\.$/,
    ],
    [
      'a layout that is none',
      { type: 'bestsellers', placement: 'a', layout: 'rows' },
      'home',
      /: layout has no "rows"\. Did you mean row\?$/,
    ],
    [
      'a limit that is no number',
      { type: 'bestsellers', placement: 'a', limit: 'six' },
      'home',
      /limit="six" is no number.*1 to 48/,
    ],
  ] as const)('names %s', (_, block, pageType, text) => {
    const said = advise([block as Attributes], pageType)
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(text)
  })

  it('names a placement that two blocks of one type share, at the second', () => {
    const one = { type: 'bestsellers', placement: 'home' }
    expect(advise([one, { ...one, type: 'trending' }, one])).toEqual([
      expect.stringMatching(/^Block 3, bestsellers: Block 1 is of this type and has placement="home" too/),
    ])
  })

  it('has nothing to say of what is right', () => {
    const given = {
      type: 'also-bought',
      item: 'A',
      placement: 'a',
      limit: '6',
      show: 'saving, why cart',
      layout: 'grid',
      class: 'x',
      'data-stale': '',
      'aria-busy': 'true',
    }
    expect(advise([given], 'product')).toEqual([])
    expect(advise([{ type: 'also-bought', placement: 'a' }], 'cart'), 'of the cart').toEqual([])
    expect(advise([{ type: 'trending', placement: 'a', wide: '' }], 'home', []), 'not known yet').toEqual([])
  })
})
