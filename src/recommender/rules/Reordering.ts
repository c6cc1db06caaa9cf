import type { Model } from '../model/Model.js'
import type { RecommendedProduct } from '../Recommender.js'
import type { Ranked } from '../Strategy.js'
import type { RulesInForce } from './RulesInForce.js'

type Chosen = Omit<RecommendedProduct, 'strategy'>

interface Candidate {
  item: Ranked
  score: number
  category: number | undefined
  brand: number
  rules: string[]
}

/**
 * Chooses one product after the other by score × boosts × margin, less for each product before it with the same narrowest
 * category or the same brand: maximal marginal relevance (Carbonell, Goldstein 1998, doi 10.1145/290941.291025) with a product
 * instead of a difference, so that it needs no scale of scores.
 */
export class Reordering {
  private readonly ofCategory = new Map<number, number>()
  private readonly ofBrand = new Map<number, number>()

  /** @param shown what stands in the block already */
  constructor(
    private readonly model: Model,
    private readonly rules: RulesInForce,
    shown: readonly Ranked[],
  ) {
    for (const item of shown) this.count(this.candidateOf(item))
  }

  /** At most `most` of what a strategy has found; each is held back from then on. */
  take(ranked: readonly Ranked[], most: number): Chosen[] {
    const { allowance } = this.model
    const candidates: (Candidate | undefined)[] = ranked
      .map(item => this.candidateOf(item))
      .sort((a, b) => b.score - a.score || (a.item.product < b.item.product ? -1 : 1))
    const chosen: Chosen[] = []
    while (chosen.length < most) {
      const at = this.best(candidates)
      const best = candidates[at]
      if (best === undefined) break
      candidates[at] = undefined
      const { product, support } = best.item
      if (!allowance.allowsId(product)) continue
      if (this.penalty(best) < 1) best.rules.push(...this.rules.diversityRules)
      this.count(best)
      allowance.hold(product)
      chosen.push({ product, score: best.score, support, ...(best.rules.length > 0 && { rules: best.rules }) })
    }
    return chosen
  }

  private candidateOf(item: Ranked): Candidate {
    const { products, traits } = this.model
    const product = item.index ?? products.find(item.product)
    const rules: string[] = []
    const score = item.score * this.rules.factor(product, rules)
    return { item, score, category: products.categories(product).at(-1), brand: traits.brandOf[product]!, rules }
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
