import type { RecommendRequest } from '../core/Tracker.js'
import type { Attributes } from './adviseOnBlocks.js'

/** Whether a block with these attributes may have asked this. */
export function isFor(request: RecommendRequest, attributes: Attributes): boolean {
  const { anchors = [] } = request
  const text = (name: string) => attributes[name]?.trim() ?? ''
  const named = text('item')
    .split(/\s*,\s*/)
    .filter(Boolean)
  return (
    (['type', 'placement', 'category', 'term', 'market'] as const).every(
      name => (request[name] ?? '') === text(name),
    ) && named.every((id, i) => anchors[i] === id)
  )
}
