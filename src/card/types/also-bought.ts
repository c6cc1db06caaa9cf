import type { BlockDefinition } from './BlockDefinition.js'

/** What buyers of these products bought too; where the shop names none, of the products in the cart. */
export const alsoBought: BlockDefinition = {
  anchors_: (named, { cart_ }) => (named[0] ? named : cart_),
}
