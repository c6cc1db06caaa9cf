import type { RecommendedItem } from '../protocol/recommendations.js'
import type { Words } from './languages/Words.js'
import type { BlockSettings } from './settings.js'
import { isBlockType } from './types/index.js'

/**
 * The heading of a block: the shop's own words, else those of its type. Where a fallback filled every slot, the heading is
 * that of the fallback, so that bestsellers are never called what others also bought.
 */
export function headingOf(settings: BlockSettings, words: Words, items: readonly RecommendedItem[]): string {
  if (settings.heading_) return settings.heading_
  const isOwn = items.some(item => item.strategy === settings.type_)
  const fallback = isOwn ? '' : String(items[0]?.strategy).replace(/^category-/, '')
  return words[isBlockType(fallback) ? fallback : settings.type_]
}
