/** Settings; see `defaults.ts` for what each is when absent. */
export interface RecommenderOptions {
  /** Distinct visitors behind a pair before it may be shown. */
  minSupport?: number
  /**
   * Distinct visitors behind each change of a pair's count; 1: each one counts. Above 1 all visitors of a pair count alike, however
   * long ago and in however large an order; buyers, viewers and sessions of a product are cut to whole steps, and `for-you` passes
   * over the newest sessions of a product until so many have come. Sales, shares, trends and days between purchases have no steps.
   */
  supportStep?: number
  /** Days that an order counts for pairs. */
  pairWindowDays?: number
  /** Days after which an order counts half for pairs. */
  pairHalfLifeDays?: number
  /** Distinct products of one order that are paired; more are cut. */
  pairBasketProducts?: number
  /** Distinct products up to which an order counts in full; a larger one says less of each pair and counts this / its products. */
  pairFullBasket?: number
  /** Days between two orders of one visitor up to which what is in one is bought with what is in the other; 0: in one order only. */
  pairNearDays?: number
  /** What a pair of two orders counts, against 1 of one order. */
  pairNearWeight?: number
  /** Least log-likelihood ratio of a pair, dimensionless. */
  pairLogLikelihoodRatio?: number
  /** Visitors that are added to the anchor's own, so that rare anchors do not shout. */
  pairShrinkage?: number
  /** A pair's score is divided by the buyers of the other product to this power; 0 for no correction. */
  pairPopularityExponent?: number
  /** Best products of each anchor's row that count when several anchors are summed. */
  pairsKept?: number
  /** Best products of that sum that are put in order by what the whole basket foretells; 0: none. */
  basketCandidates?: number
  /** Products that are bought with a product most, by which it is foretold. */
  basketNeighbors?: number
  /** Ridge of that regression, in visitors with a basket in full: how much has to be known before it is believed. */
  basketRidge?: number
  /** Products of a basket up to which the sum alone orders the list; of n products it has this / n of the say. */
  basketPairs?: number
  /** Days that a session counts for pairs of views. */
  viewWindowDays?: number
  /** Days after which a session counts half for pairs of views. */
  viewHalfLifeDays?: number
  /** Newest sessions of a product that its pairs of views are counted from. */
  viewSessions?: number
  /** Places between two products of a session up to which they are a pair. */
  viewGap?: number
  /** What a product that was looked at before the anchor counts, against one that was looked at after it. */
  viewBackward?: number
  /** A pair of views is divided by the sessions with the other product to this power. */
  viewPopularityExponent?: number
  /** Days after a look in which what its visitor buys counts as bought after it; 0 for the same day only. */
  afterViewDays?: number
  /** Newest sessions of a product from which is counted what was bought after it was looked at. */
  afterViewSessions?: number
  /** Newest products of the running session that count. */
  sessionProducts?: number
  /** The q-th newest of L products of the running session counts ((L − q) / L) to this power, q from 0. */
  sessionFade?: number
  /** Newest sessions that share a product with the running one and are looked at. */
  sessionSample?: number
  /** Most similar ones of them that are followed. */
  sessionNeighbors?: number
  /** The oldest session weighs e^−this of the newest. */
  sessionDecay?: number
  /** A neighbour whose newest shared product is the s-th newest of the running session votes with s to minus this power, s from 1. */
  neighborFade?: number
  /** Places after which a neighbour's product counts 1/e. */
  neighborReach?: number
  /** How much rare products are raised: a score is multiplied by 1 + this · ln(sessions / sessions with the product). */
  sessionIdf?: number
  /** Distinct visitors among the neighbours before a product may be shown. */
  neighborSupport?: number
  /** Share of the pairs of views in `for-you`, 0 to 1; the rest is the neighbours'. */
  forYouPairs?: number
  /** Days that a search counts. */
  searchWindowDays?: number
  /** Minutes after a search in which what is looked at is what was searched for. */
  searchMinutes?: number
  /** Newest visitors with a term, from whom is counted what was looked at after it. */
  searchSessions?: number
  /** Days that a share counts. */
  shareWindowDays?: number
  /** Days after which a share counts half. */
  shareHalfLifeDays?: number
  /** Days that a product is new. */
  newDays?: number
  /** What sells adds up to this share to the nearness of an alternative. */
  alternativeSales?: number
  /** Tags and attributes in common add up to this share to the nearness of an alternative. */
  alternativeLabels?: number
  /** Newest days that are compared with the days before. */
  trendDays?: number
  /** Days before them that say what is usual, where so many are known. */
  trendLevelDays?: number
  /** What an order counts, against 1 of a view. */
  trendOrderWeight?: number
  /** Views that are added to what is expected under the root, so that few do not shout. */
  trendPrior?: number
  /** Distinct visitors behind what is trending before it may be shown; a shop's `minSupport` where that is more. */
  trendSupport?: number
  /** Days that an order counts for bestsellers. */
  salesWindowDays?: number
  /** Days after which an order counts half for bestsellers. */
  salesHalfLifeDays?: number
  /** Most units of one line that count for bestsellers. */
  salesUnitsPerLine?: number
  /** Units that a market borrows from the whole shop, so that few sales there do not shout. */
  marketPrior?: number
  /** Pairs (10 bytes each) that are kept computed between requests; changes speed, never an answer. */
  cachedPairs?: number
  /** Any integer that outsiders cannot know, against ids that are made to collide; decides what came first of what happened in one second. */
  hashSeed?: number
}
