import type { BlockChange } from '../../protocol/recommendations.js'

/** What is changed of a block, as the object of a sentence. */
export function changeInWords({ type, heading, limit, layout }: BlockChange): string {
  const parts = [
    type && `a block of ${type}`,
    heading && `the heading "${heading}"`,
    limit && `${limit} products`,
    layout && `the layout ${layout}`,
  ].filter(Boolean)
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : `${parts[0]}`
}
