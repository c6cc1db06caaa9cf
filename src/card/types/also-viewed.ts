import type { BlockDefinition } from './BlockDefinition.js'

/** What visitors who looked at these products looked at too; where the shop names none, of what the shopper looked at. */
export const alsoViewed: BlockDefinition = {
  anchors_: (named, { recent_ }) => (named[0] ? named : recent_),
}
