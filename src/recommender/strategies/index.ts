import type { Model } from '../model/Model.js'
import type { Strategy, StrategyName } from '../Strategy.js'
import { alsoBought } from './alsoBought.js'
import { alsoViewed } from './alsoViewed.js'
import { alternatives } from './alternatives.js'
import { bestsellers } from './bestsellers.js'
import { boughtAfterViewing } from './boughtAfterViewing.js'
import { buyAgain } from './buyAgain.js'
import { categoryBestsellers } from './categoryBestsellers.js'
import { forYou } from './forYou.js'
import { recentlyViewed } from './recentlyViewed.js'
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
  'for-you': forYou,
  'recently-viewed': recentlyViewed,
  trending,
} as const satisfies Record<StrategyName, Strategy<Model>>
