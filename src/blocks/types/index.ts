import type { BlockType } from '../../protocol/block.js'
import { alsoBought } from './also-bought.js'
import type { BlockDefinition } from './BlockDefinition.js'
import { bestsellers } from './bestsellers.js'
import { recentlyViewed } from './recently-viewed.js'

/** One definition per block type. */
export const BLOCKS = {
  'also-bought': alsoBought,
  bestsellers,
  'recently-viewed': recentlyViewed,
} satisfies Record<BlockType, BlockDefinition> as Record<BlockType, BlockDefinition>

/** Whether this is the name of a block type. */
export function isBlockType(name: string): name is BlockType {
  return Object.keys(BLOCKS).includes(name)
}
