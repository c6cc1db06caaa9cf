import { performance } from 'node:perf_hooks'
import type { Recommendation, RecommendationRequest, Recommender } from '../../recommender/Recommender.js'
import type { Question } from './Question.js'

export interface ScoreOptions {
  type: RecommendationRequest['type']
  /** Products of a list. */
  cut: number
  /** `published`: what is known may be recommended, and wanted. `shop`: neither. */
  protocol: 'published' | 'shop'
}

/** How good the lists are. Shares are of 1. */
export interface Scores {
  /** Questions that were asked. */
  pairs: number
  /** Share of the questions whose wanted product is in the list. */
  hitRate: number
  /** Mean of 1 / place of the wanted product, 0 where it is not in the list. */
  reciprocalRank: number
  /** Products that were recommended at least once. */
  recommended: Set<string>
  /** Mean of `popularity` of all recommended products. */
  popularity: number
  /** Time of one answer, μs: half, nine tenths, 99 hundredths are below. */
  p50: number
  p90: number
  p99: number
}

/** Asks a recommender and compares its lists with what came. @param popularity of a product, 0 to 1 */
export function scoreLists(
  recommender: Pick<Recommender, 'recommend'>,
  questions: Iterable<Question>,
  { type, cut, protocol }: ScoreOptions,
  popularity: (product: string) => number,
): Scores {
  const recommended = new Set<string>()
  const times: number[] = []
  let pairs = 0
  let hits = 0
  let ranks = 0
  let shown = 0
  let popular = 0
  for (const { known, wanted } of questions) {
    if (protocol === 'shop' && known.includes(wanted)) continue
    pairs++
    const anchors = [...known].reverse()
    const request: RecommendationRequest = {
      type,
      anchors,
      limit: cut,
      repeat: protocol === 'published',
    }
    const before = performance.now()
    const { items }: Recommendation = recommender.recommend(request)
    times.push((performance.now() - before) * 1000)
    for (const [index, { product }] of items.entries()) {
      recommended.add(product)
      popular += popularity(product)
      shown++
      if (product !== wanted) continue
      hits++
      ranks += 1 / (index + 1)
    }
  }
  times.sort((a, b) => a - b)
  const quantile = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    pairs,
    hitRate: hits / Math.max(1, pairs),
    reciprocalRank: ranks / Math.max(1, pairs),
    recommended,
    popularity: popular / Math.max(1, shown),
    p50: quantile(0.5),
    p90: quantile(0.9),
    p99: quantile(0.99),
  }
}
