import type { Model } from '../model/Model.js'
import { NONE } from '../model/ProductTraits.js'
import type { RecommendedProduct } from '../Recommender.js'
import type { Ranked, StrategyName } from '../Strategy.js'
import { drawOrder } from './drawOrder.js'
import type { RulesInForce } from './RulesInForce.js'

type Chosen = Omit<RecommendedProduct, 'strategy'>

interface Candidate extends Omit<Ranked, 'index'> {
  category: number | undefined
  brand: number
  group: number
  rules: string[]
}

/**
 * Chooses one product after the other by score × boosts × margin, less for each product before it with the same narrowest
 * category or the same brand: maximal marginal relevance (Carbonell, Goldstein 1998, doi 10.1145/290941.291025) with a product
 * instead of a difference, so that it needs no scale of scores. Where a rotation holds, the scores of the best are dealt out among
 * them anew before.
 */
export class Reordering {
  private readonly ofCategory = new Map<number, number>()
  private readonly ofBrand = new Map<number, number>()
  private readonly takenOf = new Map<StrategyName, number>()

  /** @param shown what stands in the block already */
  constructor(
    private readonly model: Model,
    private readonly rules: RulesInForce,
    shown: readonly Ranked[],
  ) {
    for (const item of shown) this.count(this.candidateOf(item))
  }

  /** At most `most` of what a strategy has found; each is held back from then on. */
  take(strategy: StrategyName, ranked: readonly Ranked[], most: number): Chosen[] {
    const { allowance } = this.model
    const sorted = ranked
      .map(item => this.candidateOf(item))
      .sort((a, b) => b.score - a.score || (a.product < b.product ? -1 : 1))
    const taken = this.takenOf.get(strategy) ?? 0
    const candidates: (Candidate | undefined)[] = this.rotated(sorted, taken)
    const chosen: Chosen[] = []
    while (chosen.length < most) {
      const at = this.best(candidates)
      const best = candidates[at]
      if (best === undefined) break
      candidates[at] = undefined
      const { product, support } = best
      if (!allowance.allowsId(product)) continue
      if (this.penalty(best) < 1) best.rules.push(...this.rules.diversityRules)
      this.count(best)
      allowance.hold(product)
      chosen.push({ product, score: best.score, support, ...(best.rules.length > 0 && { rules: best.rules }) })
    }
    this.takenOf.set(strategy, taken + chosen.length)
    return chosen
  }

  /**
   * The best in the order of the period, each with the score that stood in its place before. Variants of one of them are left out:
   * else a thing with many had many draws, and another variant stood where the drawn one came down from.
   *
   * @param taken how many of the strategy's best are in the block already
   */
  private rotated(sorted: Candidate[], taken: number): Candidate[] {
    const { rotation } = this.rules
    if (rotation === undefined) return sorted
    const best: Candidate[] = []
    const others: Candidate[] = []
    const groups = new Set<number>()
    for (const candidate of sorted) {
      const { group } = candidate
      if (groups.has(group)) continue
      if (best.length + taken < rotation.among) {
        best.push(candidate)
        if (group !== NONE) groups.add(group)
      } else others.push(candidate)
    }
    const drawn = drawOrder(best, rotation.period).map((candidate, place) => {
      const before = best[place]!
      if (before === candidate) return candidate
      return { ...candidate, score: before.score, rules: [...candidate.rules, rotation.rule] }
    })
    return [...drawn, ...others]
  }

  private candidateOf(item: Ranked): Candidate {
    const { products, traits } = this.model
    const { product, support } = item
    const number = item.index ?? products.find(product)
    const rules: string[] = []
    const score = item.score * this.rules.factor(number, rules)
    const category = products.categories(number).at(-1)
    return { product, support, score, category, brand: traits.brandOf[number]!, group: traits.groupOf[number]!, rules }
  }

  /** Place of the best candidate that is left, or −1. Scores fall and penalties only lower them, so the first few decide. */
  private best(candidates: readonly (Candidate | undefined)[]): number {
    let best = -1
    let bestScore = 0
    for (const [at, candidate] of candidates.entries()) {
      if (candidate === undefined) continue
      if (best >= 0 && candidate.score <= bestScore) break
      const score = candidate.score * this.penalty(candidate)
      if (best >= 0 && score <= bestScore) continue
      best = at
      bestScore = score
    }
    return best
  }

  private penalty({ category, brand }: Candidate): number {
    const { sameCategory, sameBrand, isDiverse } = this.rules
    if (!isDiverse) return 1
    const alike = category === undefined ? 0 : (this.ofCategory.get(category) ?? 0)
    return sameCategory ** alike * sameBrand ** (this.ofBrand.get(brand) ?? 0)
  }

  private count({ category, brand }: Candidate): void {
    if (category !== undefined) this.ofCategory.set(category, (this.ofCategory.get(category) ?? 0) + 1)
    if (brand !== 0) this.ofBrand.set(brand, (this.ofBrand.get(brand) ?? 0) + 1)
  }
}
