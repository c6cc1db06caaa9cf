import type { BlockDefinition } from './BlockDefinition.js'

/** What the shopper looked at on this browser, newest first. */
export const recentlyViewed: BlockDefinition = {
  heading_: { en: 'Recently viewed', ru: 'Вы смотрели', pl: 'Ostatnio oglądane' },
  anchors_: (_named, { recent_ }) => recent_,
  personal_: true,
  ofAnchors_: true,
}
