import { OF_ANCHORS } from '../chains.js'
import type { Condition } from '../model/Allowance.js'
import type { ProductIndex } from '../model/ProductIndex.js'
import type { ProductTraits } from '../model/ProductTraits.js'
import type { SalesHours } from '../model/SalesHours.js'
import type { RecommendationRequest } from '../Recommender.js'
import { anchorCategories, Matcher } from './Matcher.js'
import { periodCounter } from './periodCounter.js'
import type { Rule, UnknownName } from './Rule.js'
import { type Rotation, RulesInForce } from './RulesInForce.js'
import { unknownNames } from './unknownNames.js'

/** Time after which an answer is made anew although nothing was sold, ms: sales of before say less and less of the speed. */
const SPEED_MS = 600_000

/** A rule with what tells its products, and its periods. */
interface Compiled {
  rule: Rule
  matcher: Matcher | undefined
  period: ((at: number) => number) | undefined
}

/** The rules of a shop. */
export class RuleBook {
  private compiled: readonly Compiled[] = []
  /** When a rule begins or ends to hold, ms. */
  private moments: readonly number[] = []

  constructor(
    private readonly products: ProductIndex,
    private readonly traits: ProductTraits,
    private readonly hours: SalesHours,
  ) {}

  set(rules: readonly Rule[]): void {
    this.moments = rules.flatMap(({ from, until }) => [from, until]).filter(moment => moment !== undefined)
    this.compiled = rules.map(rule => {
      const selector = 'match' in rule.effect ? rule.effect.match : undefined
      return {
        rule,
        matcher: selector && new Matcher(this.products, this.traits, selector),
        period: rule.effect.kind === 'rotate' ? periodCounter(rule.effect.every, rule.effect.timeZone) : undefined,
      }
    })
  }

  /** What is known of a product is another now. */
  changed(product: number): void {
    for (const { matcher } of this.compiled) matcher?.changed(product)
  }

  /** What holds for a request; nothing where no rule does. */
  inForce(request: RecommendationRequest): RulesInForce | undefined {
    if (this.compiled.length === 0) return undefined
    let force: RulesInForce | undefined
    const anchored = anchorCategories(this.products, request.anchors)
    for (const { rule, matcher, period } of this.compiled) {
      if (!holds(rule, request)) continue
      if (matcher?.anchorCategory !== undefined && anchored.size === 0) continue
      force ??= new RulesInForce(this.products, this.traits, anchored)
      if (rule.effect.kind === 'pause') force.forbid(this.soldOutWithin(rule.effect.hours, request.at))
      else if (rule.effect.kind === 'rotate') force.rotate(rotationOf(rule.name, rule.effect, period!, request))
      else force.add(rule, matcher)
    }
    return force
  }

  /** What has passed up to a time, ms: beginnings and ends of rules, periods, and the minutes after which a speed is another. */
  epoch(at: number): number {
    const isPausing = this.compiled.some(({ rule }) => rule.effect.kind === 'pause')
    let passed = isPausing ? Math.floor(at / SPEED_MS) : 0
    for (const moment of this.moments) if (moment <= at) passed++
    for (const { period } of this.compiled) passed += period?.(at) ?? 0
    return passed
  }

  private soldOutWithin(hours: number, at: number | undefined): Condition {
    const { stocks, stocksToldAt } = this.traits
    return product => {
      const stock = stocks[product]!
      if (at === undefined || Number.isNaN(stock)) return false
      return this.hours.hoursLeft(product, stock, stocksToldAt[product]!, at) < hours
    }
  }

  /** Names that no product has now. */
  unknownNames(): UnknownName[] {
    if (this.compiled.length === 0) return []
    this.traits.reserve(this.products.size)
    return unknownNames(
      this.compiled.map(({ rule }) => rule),
      this.products,
      this.traits,
    )
  }
}

/** Anchors have no say in the order: else `for-you` were shuffled with each look of its shopper. */
function rotationOf(
  rule: string,
  { among, every }: Extract<Rule['effect'], { kind: 'rotate' }>,
  period: (at: number) => number,
  { type, placement, at = 0 }: RecommendationRequest,
): Rotation {
  return { rule, among, period: JSON.stringify([every, period(at), type, placement]) }
}

function holds({ placements, blocks, from, until, effect }: Rule, request: RecommendationRequest): boolean {
  const { type, placement, at } = request
  if (blocks !== undefined && !blocks.includes(type)) return false
  if (placements !== undefined && (placement === undefined || !placements.includes(placement))) return false
  const needsTime = from !== undefined || until !== undefined || effect.kind === 'rotate'
  if (needsTime && at === undefined) return false
  if (at !== undefined && (at < (from ?? at) || at >= (until ?? Number.POSITIVE_INFINITY))) return false
  // What was looked at or bought is the shopper's own list: a shop may take out of it, and not put in.
  return !OF_ANCHORS.has(type) || effect.kind === 'hide' || effect.kind === 'sensitive'
}
