import type { Model } from '../model/Model.js'
import type { Strategy, StrategyName } from '../Strategy.js'
import { alsoBought } from './alsoBought.js'
import { alsoViewed } from './alsoViewed.js'
import { alternatives } from './alternatives.js'
import { bestsellers } from './bestsellers.js'
import { boughtAfterViewing } from './boughtAfterViewing.js'
import { buyAgain } from './buyAgain.js'
import { categoryBestsellers } from './categoryBestsellers.js'
import { crossSell } from './crossSell.js'
import { forYou } from './forYou.js'
import { mostShared } from './mostShared.js'
import { newArrivals } from './newArrivals.js'
import { onSale } from './onSale.js'
import { recentlyViewed } from './recentlyViewed.js'
import { searchTerm } from './searchTerm.js'
import { trending } from './trending.js'

/** Every strategy by name. */
export const STRATEGIES = {
  'also-bought': alsoBought,
  'also-viewed': alsoViewed,
  alternatives,
  bestsellers,
  'bought-after-viewing': boughtAfterViewing,
  'buy-again': buyAgain,
  'category-bestsellers': categoryBestsellers,
  'cross-sell': crossSell,
  'for-you': forYou,
  'most-shared': mostShared,
  'new-arrivals': newArrivals,
  'on-sale': onSale,
  'recently-viewed': recentlyViewed,
  'search-term': searchTerm,
  trending,
} as const satisfies Record<StrategyName, Strategy<Model>>
