import type { RecommenderOptions } from './RecommenderOptions.js'

/** Settings with nothing left open. */
export type Settings = Readonly<Required<RecommenderOptions>>

/** What holds where the shop says nothing. Where the numbers come from stands in the README of this folder. */
export const DEFAULTS: Settings = {
  minSupport: 3, // distinct visitors
  supportStep: 1, // distinct visitors
  pairWindowDays: 365,
  pairHalfLifeDays: 120,
  pairBasketProducts: 60, // distinct products
  pairFullBasket: 10, // distinct products
  pairNearDays: 14,
  pairNearWeight: 0.5, // orders
  pairLogLikelihoodRatio: 5, // G², dimensionless
  pairShrinkage: 20, // visitors
  pairPopularityExponent: 0.3, // dimensionless
  pairsKept: 50, // products
  basketCandidates: 40, // products
  basketNeighbors: 30, // products
  basketRidge: 5, // visitors
  basketPairs: 2, // products
  viewWindowDays: 180,
  viewHalfLifeDays: 30,
  viewSessions: 1000,
  viewGap: 8, // places
  viewBackward: 1, // share of the weight
  viewPopularityExponent: 0.3, // dimensionless
  afterViewDays: 7,
  afterViewSessions: 5000,
  sessionProducts: 5,
  sessionFade: 2, // dimensionless
  sessionSample: 1000, // sessions
  sessionNeighbors: 100, // sessions
  sessionDecay: 1, // dimensionless
  neighborFade: 0, // dimensionless
  neighborReach: 5, // places
  sessionIdf: 3, // dimensionless
  neighborSupport: 1, // visitors
  forYouPairs: 0.1, // share
  searchWindowDays: 180,
  searchMinutes: 30,
  searchSessions: 1000,
  shareWindowDays: 90,
  shareHalfLifeDays: 14,
  newDays: 30,
  alternativeSales: 0.1, // share
  alternativeLabels: 0.25, // share
  trendDays: 3,
  trendLevelDays: 28,
  trendOrderWeight: 6, // views
  trendPrior: 5, // views
  trendSupport: 5, // visitors
  salesWindowDays: 90,
  salesHalfLifeDays: 14,
  salesUnitsPerLine: 3, // units
  marketPrior: 20, // units
  cachedPairs: 3_200_000, // pairs of 10 bytes
  hashSeed: 0,
}

/** Most of a setting where it is not 10 million. */
const MOST: Partial<Settings> = {
  basketNeighbors: 200,
  forYouPairs: 1,
  pairNearWeight: 1,
  sessionSample: 100_000,
  hashSeed: 2 ** 32,
}

/** Least value of each setting. */
const LEAST: Settings = {
  minSupport: 1,
  supportStep: 1,
  pairWindowDays: 1,
  pairHalfLifeDays: Number.MIN_VALUE,
  pairBasketProducts: 2,
  pairFullBasket: 1,
  pairNearDays: 0,
  pairNearWeight: 0,
  pairLogLikelihoodRatio: 0,
  pairShrinkage: 0,
  pairPopularityExponent: 0,
  pairsKept: 1,
  basketCandidates: 0,
  basketNeighbors: 1,
  basketRidge: 0.001,
  basketPairs: 0,
  viewWindowDays: 1,
  viewHalfLifeDays: Number.MIN_VALUE,
  viewSessions: 1,
  viewGap: 1,
  viewBackward: 0,
  viewPopularityExponent: 0,
  afterViewDays: 0,
  afterViewSessions: 1,
  sessionProducts: 1,
  sessionFade: 0,
  sessionSample: 1,
  sessionNeighbors: 1,
  sessionDecay: 0,
  neighborFade: 0,
  neighborReach: Number.MIN_VALUE,
  sessionIdf: 0,
  neighborSupport: 1,
  forYouPairs: 0,
  searchWindowDays: 1,
  searchMinutes: 0,
  searchSessions: 1,
  shareWindowDays: 1,
  shareHalfLifeDays: Number.MIN_VALUE,
  newDays: 1,
  alternativeSales: 0,
  alternativeLabels: 0,
  trendDays: 1,
  trendLevelDays: 1,
  trendOrderWeight: 0,
  trendPrior: Number.MIN_VALUE,
  trendSupport: 1,
  salesWindowDays: 1,
  salesHalfLifeDays: Number.MIN_VALUE,
  salesUnitsPerLine: 0.001,
  marketPrior: 0,
  cachedPairs: 0,
  hashSeed: -(2 ** 31),
}

const WHOLE: ReadonlySet<keyof Settings> = new Set([
  'supportStep',
  'pairWindowDays',
  'pairBasketProducts',
  'pairNearDays',
  'pairsKept',
  'basketCandidates',
  'basketNeighbors',
  'viewWindowDays',
  'viewSessions',
  'viewGap',
  'afterViewDays',
  'afterViewSessions',
  'sessionProducts',
  'sessionSample',
  'sessionNeighbors',
  'searchWindowDays',
  'searchSessions',
  'shareWindowDays',
  'newDays',
  'trendDays',
  'trendLevelDays',
  'salesWindowDays',
])

/** Fills in the defaults. Throws a `RangeError` for a setting that cannot be meant, at start-up and never later. */
export function readSettings(options: RecommenderOptions): Settings {
  const settings: Record<keyof Settings, number> = { ...DEFAULTS }
  for (const name of Object.keys(DEFAULTS) as (keyof Settings)[]) {
    const value = options[name] ?? DEFAULTS[name]
    const most = MOST[name] ?? 10_000_000
    if (!(value >= LEAST[name] && value <= most) || (WHOLE.has(name) && !Number.isInteger(value))) {
      const kind = WHOLE.has(name) ? 'a whole number' : 'a number'
      throw new RangeError(`Set ${name} to ${kind} from ${LEAST[name]} to ${most}; it is ${value}.`)
    }
    settings[name] = value
  }
  return settings
}
