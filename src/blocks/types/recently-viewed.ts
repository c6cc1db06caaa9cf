import type { BlockDefinition } from './BlockDefinition.js'

/** What the shopper looked at on this browser, newest first, without what is on the page, in the cart or bought. */
export const recentlyViewed: BlockDefinition = {
  heading_: { en: 'Recently viewed', ru: 'Вы недавно смотрели', pl: 'Ostatnio oglądane' },
  anchors_: (named, { recent_, cart_, bought_ }) =>
    recent_.filter(product => ![...named, ...cart_, ...bought_].includes(product)),
  ofAnchors_: true,
}
