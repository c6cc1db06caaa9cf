import type { BlockType } from '../../protocol/block.js'
import { alsoBought } from './also-bought.js'
import { alsoViewed } from './also-viewed.js'
import { alternatives } from './alternatives.js'
import type { BlockDefinition } from './BlockDefinition.js'
import { bestsellers } from './bestsellers.js'
import { boughtAfterViewing } from './bought-after-viewing.js'
import { buyAgain } from './buy-again.js'
import { crossSell } from './cross-sell.js'
import { forYou } from './for-you.js'
import { mostShared } from './most-shared.js'
import { newArrivals } from './new-arrivals.js'
import { onSale } from './on-sale.js'
import { recentlyViewed } from './recently-viewed.js'
import { searchTerm } from './search-term.js'
import { trending } from './trending.js'

/** One definition per block type. */
export const BLOCKS = {
  'also-bought': alsoBought,
  'also-viewed': alsoViewed,
  alternatives,
  bestsellers,
  'bought-after-viewing': boughtAfterViewing,
  'buy-again': buyAgain,
  'cross-sell': crossSell,
  'for-you': forYou,
  'most-shared': mostShared,
  'new-arrivals': newArrivals,
  'on-sale': onSale,
  'recently-viewed': recentlyViewed,
  'search-term': searchTerm,
  trending,
} satisfies Record<BlockType, BlockDefinition> as Record<BlockType, BlockDefinition>

/** Whether this is the name of a block type. */
export function isBlockType(name: string): name is BlockType {
  return Object.keys(BLOCKS).includes(name)
}
