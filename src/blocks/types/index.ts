import type { BlockType } from '../../protocol/block.js'
import { alsoBought } from './also-bought.js'
import { alsoViewed } from './also-viewed.js'
import { alternatives } from './alternatives.js'
import type { BlockDefinition } from './BlockDefinition.js'
import { bestsellers } from './bestsellers.js'
import { boughtAfterViewing } from './bought-after-viewing.js'
import { buyAgain } from './buy-again.js'
import { forYou } from './for-you.js'
import { recentlyViewed } from './recently-viewed.js'
import { trending } from './trending.js'

/** One definition per block type. */
export const BLOCKS = {
  'also-viewed': alsoViewed,
  'also-bought': alsoBought,
  'recently-viewed': recentlyViewed,
  'for-you': forYou,
  'bought-after-viewing': boughtAfterViewing,
  'buy-again': buyAgain,
  alternatives,
  bestsellers,
  trending,
} satisfies Record<BlockType, BlockDefinition> as Record<BlockType, BlockDefinition>

/** Whether this is the name of a block type. */
export function isBlockType(name: string): name is BlockType {
  return Object.keys(BLOCKS).includes(name)
}
