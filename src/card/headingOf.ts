import type { RecommendedItem } from '../protocol/recommendations.js'
import type { Words } from './languages/Words.js'

/**
 * The heading of a block: the shop's own words, else those of its type. Where a fallback filled every slot, the heading is
 * that of the fallback, so that bestsellers are never called what others also bought. A type without words of its own is called
 * by its name.
 *
 * @param type Block type.
 * @param isType Whether this is the name of a block type.
 */
export function headingOf(
  own: string,
  type: string,
  words: Partial<Words>,
  items: readonly RecommendedItem[],
  isType: (name: string) => boolean,
): string {
  const isOwn = items.some(item => item.strategy === type)
  const fallback = isOwn ? '' : String(items[0]?.strategy).replace(/^category-/, '')
  const name = isType(fallback) ? fallback : type
  return own || words[name as keyof Words] || name[0]!.toUpperCase() + name.slice(1).replace('-', ' ')
}
