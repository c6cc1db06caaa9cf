import type { BlockDefinition } from './BlockDefinition.js'

/** What could stand for these products: the same category at a near price. */
export const alternatives: BlockDefinition = {
  anchors_: named => named,
}
