import type { RecommendedItem } from '../protocol/recommendations.js'
import { words as english } from './languages/en.js'
import type { Words } from './languages/Words.js'
import { isBlockType } from './types/index.js'

/** What stands over a block, and the language of that. */
export type Heading = readonly [text: string, lang: string]

/**
 * The heading of a block: the shop's own words, else those of its type. Where a fallback filled every slot, the heading is
 * that of the fallback, so that bestsellers are never called what others also bought. A type without words of its own is called
 * by its name. English stands for languages without words, and says that it is English.
 *
 * @param type Block type.
 * @param lang Language tag of the page.
 */
export function headingOf(
  own: string,
  type: string,
  words: Partial<Words>,
  items: readonly RecommendedItem[],
  lang: string,
): Heading {
  const isOwn = items.some(item => item.strategy === type)
  const fallback = isOwn ? '' : String(items[0]?.strategy).replace('category-', '')
  const name = (isBlockType(fallback) ? fallback : type) as keyof Words
  const told = own || words[name]
  return [
    told || name[0]!.toUpperCase() + name.slice(1).replace('-', ' '),
    // A type that is called by its name has no words in either.
    told === english[name] ? 'en' : lang,
  ]
}
