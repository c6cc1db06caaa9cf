import type { CardTexts } from './cardTexts.js'
import type { ExtraWords } from './languages/ExtraWords.js'
import type { Shape } from './Shape.js'

/** What a block may show beyond the plain card. */
export const MORE_OF_CARD = ['saving', 'why', 'cart'] as const

export type MoreOfCard = (typeof MORE_OF_CARD)[number]

/**
 * The parts that stand under, and with the saving on, a card. They keep their height where they have nothing to say, so that
 * skeletons are as tall.
 */
export function moreOfCard(
  show: readonly string[],
  { title, saving, why }: CardTexts,
  { cart }: ExtraWords,
): { onMedia: Shape[]; under: Shape[] } {
  const onMedia: Shape[] = show.includes('saving') && saving ? [['span', 'badge saving', {}, saving]] : []
  const under: Shape[] = []
  if (show.includes('why')) under.push(['span', 'why', {}, why])
  if (show.includes('cart')) under.push(['button', 'add', { type: 'button', 'aria-label': `${cart}: ${title}` }, cart])
  return { onMedia, under }
}
