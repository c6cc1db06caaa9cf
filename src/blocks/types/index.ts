import type { BlockType } from '../../protocol/block.js'
import { alsoBought } from './also-bought.js'
import { alsoViewed } from './also-viewed.js'
import type { BlockDefinition } from './BlockDefinition.js'
import { bestsellers } from './bestsellers.js'
import { forYou } from './for-you.js'
import { recentlyViewed } from './recently-viewed.js'

/** Types that the collector answers and no element draws yet: `tracker.recommend()` asks for them. */
type Undrawn = 'alternatives' | 'bought-after-viewing' | 'buy-again' | 'trending'

/** One definition per block type. */
export const BLOCKS = {
  'also-viewed': alsoViewed,
  'also-bought': alsoBought,
  'recently-viewed': recentlyViewed,
  'for-you': forYou,
  bestsellers,
} satisfies Record<Exclude<BlockType, Undrawn>, BlockDefinition> as Record<BlockType, BlockDefinition>

/** Whether this is the name of a block type. */
export function isBlockType(name: string): name is BlockType {
  return Object.keys(BLOCKS).includes(name)
}
