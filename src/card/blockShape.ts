import type { Heading } from './headingOf.js'
import type { Shape } from './Shape.js'

/**
 * What a block draws into its shadow root: a landmark with its heading, and the list of its cards.
 *
 * @param layout Class of the list: `grid`, `row`, and `wait` for a skeleton.
 */
export function blockShape([heading, lang]: Heading, layout: string, cards: readonly Shape[]): Shape {
  return [
    'section',
    'block',
    { 'aria-labelledby': 'heading' },
    ['h2', 'heading', { id: 'heading', lang }, heading],
    // Safari does not call a list without bullets a list, unless it is told.
    ['ul', 'list', { class: layout, role: 'list' }, ...cards.map(itemShape)],
  ]
}

/** The place of a card in the list. */
export function itemShape(card: Shape): Shape {
  return ['li', 'item', {}, card]
}
