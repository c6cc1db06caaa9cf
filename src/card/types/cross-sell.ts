import type { BlockDefinition } from './BlockDefinition.js'

/** What others put into an order beside these products; where the shop names none, beside those in the cart. */
export const crossSell: BlockDefinition = {
  anchors_: (named, { cart_ }) => (named[0] ? named : cart_),
  personal_: true,
}
