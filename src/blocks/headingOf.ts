import type { RecommendedItem } from '../protocol/recommendations.js'
import type { Words } from './languages/Words.js'
import type { BlockSettings } from './settings.js'
import { isBlockType } from './types/index.js'

/**
 * The heading of a block: the shop's own words, else those of its type. Where a fallback filled every slot, the heading is
 * that of the fallback, so that bestsellers are never called what others also bought. A type without words of its own is called
 * by its name.
 */
export function headingOf(
  { request_, heading_ }: BlockSettings,
  words: Partial<Words>,
  items: readonly RecommendedItem[],
): string {
  const own = request_.type
  const isOwn = items.some(item => item.strategy === own)
  const fallback = isOwn ? '' : String(items[0]?.strategy).replace(/^category-/, '')
  const type = isBlockType(fallback) ? fallback : own
  return heading_ || words[type] || type[0]!.toUpperCase() + type.slice(1).replace('-', ' ')
}
