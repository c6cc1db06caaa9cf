import type { BlockDefinition } from './BlockDefinition.js'

/** What the shopper looked at on this browser, newest first. */
export const recentlyViewed: BlockDefinition = {
  anchors_: (_named, { recent_ }) => recent_,
  personal_: true,
  ofAnchors_: true,
}
