import type { BlockDefinition } from './BlockDefinition.js'

/** What the shopper bought on this browser and others buy again. */
export const buyAgain: BlockDefinition = {
  anchors_: (_named, { bought_ }) => bought_,
  personal_: true,
  again_: true,
}
