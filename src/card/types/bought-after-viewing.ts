import type { BlockDefinition } from './BlockDefinition.js'

/** What visitors who looked at these products bought in the days after; where the shop names none, of what the shopper looked at. */
export const boughtAfterViewing: BlockDefinition = {
  anchors_: (named, { recent_ }) => (named[0] ? named : recent_),
}
