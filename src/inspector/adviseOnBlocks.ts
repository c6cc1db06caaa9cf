import { adviseOnAttributes } from '../protocol/adviseOnAttributes.js'
import { BLOCK_TYPES } from '../protocol/block.js'
import { LIMITS } from '../protocol/limits.js'
import { meant } from '../protocol/meant.js'
import type { Advice } from './Advice.js'

/** Types that are about the product of the page. */
const OF_PRODUCT = ['also-bought', 'also-viewed', 'alternatives', 'bought-after-viewing']

/** What stands in attributes that are lists of words. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  layout: ['grid', 'row'],
  show: ['saving', 'why', 'cart'],
}

/** The attributes of the blocks of a page, in its order. */
export type Attributes = Readonly<Record<string, string>>

/**
 * What is wrong with the blocks of a page.
 *
 * @param known Attributes that blocks read; empty where that is not known yet.
 */
export function adviseOnBlocks(
  blocks: readonly Attributes[],
  pageType: string | undefined,
  known: readonly string[],
): Advice[] {
  // Events and reports name the type beside the place.
  const places = blocks.map(({ type = '', placement = '' }) => `${type.trim()} ${placement.trim()}`)
  return blocks.flatMap((attributes, i) => {
    const type = attributes.type?.trim() ?? ''
    const place = attributes.placement?.trim() ?? ''
    const first = places.indexOf(places[i]!)
    const about = `Block ${i + 1}${type && `, ${type}`}`
    const texts: string[] = []
    const say = (isSo: unknown, text: string) => isSo && texts.push(text)
    const isType = (BLOCK_TYPES as readonly string[]).includes(type)
    say(!isType, `${type ? `"${type}" is no type` : 'The type is missing'}. ${meant(type, BLOCK_TYPES)}`)
    say(
      pageType === 'product' && OF_PRODUCT.includes(type) && !attributes.item?.trim(),
      'On a product page it needs the product that it is about: item="ID".',
    )
    say(type === 'search-term' && !attributes.term?.trim(), 'It needs what was searched for: term="WORDS".')
    say(isType && !place, 'It has no placement: events and reports cannot tell it from others. Add placement="NAME".')
    say(
      place && first < i,
      `Block ${first + 1} is of this type and has placement="${place}" too: nobody can tell their events apart. Give each a name of its own.`,
    )
    for (const name of ['limit', 'min'])
      say(
        attributes[name]?.trim() && !/^\s*[1-9]\d*\s*$/.test(attributes[name]!),
        `${name}="${attributes[name]}" is no number. Use a whole number from 1 to ${LIMITS.blockItems}.`,
      )
    for (const [name, words] of Object.entries(WORDS))
      for (const word of attributes[name]?.split(/[\s,]+/).filter(Boolean) ?? [])
        say(!words.includes(word), `${name} has no "${word}". ${meant(word, words)}`)
    texts.push(...adviseOnAttributes(Object.keys(attributes), known))
    return texts.map(text => ({ about, text }))
  })
}
