import type { Model } from '../model/Model.js'
import type { Strategy, StrategyName } from '../Strategy.js'
import { alsoBought } from './alsoBought.js'
import { bestsellers } from './bestsellers.js'
import { categoryBestsellers } from './categoryBestsellers.js'
import { recentlyViewed } from './recentlyViewed.js'

/** Every strategy by name. */
export const STRATEGIES = {
  'also-bought': alsoBought,
  bestsellers,
  'category-bestsellers': categoryBestsellers,
  'recently-viewed': recentlyViewed,
} as const satisfies Record<StrategyName, Strategy<Model>>
