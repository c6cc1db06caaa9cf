import type { Condition } from '../model/Allowance.js'
import type { ProductIndex } from '../model/ProductIndex.js'
import type { ProductTraits } from '../model/ProductTraits.js'
import type { Matcher } from './Matcher.js'
import type { Rule } from './Rule.js'

/** Products for slots. */
export interface Pins {
  rule: string
  products: readonly string[]
  /** Slot of the first, from 1. */
  at: number
}

/** Products before those of the strategies. */
export interface ManualList {
  rule: string
  products: readonly string[]
  /** Whether nothing comes after them. */
  isAll: boolean
}

/** A share of the slots for what is new in the shop. */
export interface Introduction {
  rule: string
  /** 0 to 0.5. */
  share: number
}

/** An order of the best that holds for a period. */
export interface Rotation {
  rule: string
  /** How many of the best of a strategy take part. */
  among: number
  /** What the order is drawn for. */
  period: string
}

interface Boost {
  rule: string
  isOne: Condition
  by: number
}

/** The rules that hold for one request, by what they do. */
export class RulesInForce {
  readonly pins: Pins[] = []
  readonly lists: ManualList[] = []
  /** That with the greatest share; 0 where no rule says any. */
  introduction: Introduction = { rule: '', share: 0 }
  /** The first in the file. */
  rotation: Rotation | undefined
  letsSensitive = false
  /** What a score is multiplied by for each product before it with the same category, and with the same brand. */
  sameCategory = 1
  sameBrand = 1
  private readonly hard: Condition[] = []
  private readonly soft: Condition[] = []
  private readonly boosts: Boost[] = []
  readonly diversityRules: string[] = []
  private exponent = 0
  private readonly marginRules: string[] = []

  constructor(
    private readonly products: ProductIndex,
    private readonly traits: ProductTraits,
    private readonly anchored: ReadonlySet<number>,
  ) {}

  /** Holds products back. */
  forbid(isOne: Condition): void {
    this.hard.push(product => !isOne(product))
  }

  rotate(rotation: Rotation): void {
    this.rotation ??= rotation
  }

  add({ name, effect }: Rule, matcher: Matcher | undefined): void {
    const isOne: Condition = product => matcher!.matches(product) && this.isRelated(product, matcher!.anchorCategory)
    switch (effect.kind) {
      case 'hide':
        this.forbid(isOne)
        break
      case 'only':
        ;(effect.strict ? this.hard : this.soft).push(isOne)
        break
      case 'pin':
        this.pins.push({ rule: name, products: effect.products, at: effect.at })
        break
      case 'list':
        this.lists.push({ rule: name, products: effect.products, isAll: effect.strict })
        break
      case 'boost':
        this.boosts.push({ rule: name, isOne, by: effect.by })
        break
      case 'margin':
        this.exponent += effect.exponent
        this.marginRules.push(name)
        break
      case 'diversity':
        this.sameCategory = Math.min(this.sameCategory, 1 - effect.category)
        this.sameBrand = Math.min(this.sameBrand, 1 - effect.brand)
        this.diversityRules.push(name)
        break
      case 'introduce':
        if (effect.share > this.introduction.share) this.introduction = { rule: name, share: effect.share }
        break
      case 'sensitive':
        this.letsSensitive = true
        break
    }
  }

  /** What every product has to meet; nothing where there is no such rule. */
  get required(): Condition | undefined {
    return all(this.hard)
  }

  /** What products have to meet as long as there are such; nothing where there is no such rule. */
  get preferred(): Condition | undefined {
    return this.soft.length === 0 ? undefined : all([...this.hard, ...this.soft])
  }

  /** Whether the order that a strategy finds is changed. */
  get isReordering(): boolean {
    return this.boosts.length > 0 || this.exponent !== 0 || this.isDiverse || this.rotation !== undefined
  }

  get isDiverse(): boolean {
    return this.sameCategory < 1 || this.sameBrand < 1
  }

  /** What a product's score is multiplied by, always above 0. @param names takes the rules that did it */
  factor(product: number, names: string[]): number {
    let factor = 1
    for (const { rule, isOne, by } of this.boosts) {
      if (!isOne(product)) continue
      factor *= by
      names.push(rule)
    }
    if (this.exponent === 0) return factor
    const ratio = this.traits.marginRatio(product)
    if (ratio !== 1) names.push(...this.marginRules)
    return factor * ratio ** this.exponent
  }

  private isRelated(product: number, anchorCategory: 'same' | 'other' | undefined): boolean {
    if (anchorCategory === undefined) return true
    const isSame = this.products.categories(product).some(category => this.anchored.has(category))
    return isSame === (anchorCategory === 'same')
  }
}

function all(conditions: readonly Condition[]): Condition | undefined {
  const [first] = conditions
  if (first === undefined) return undefined
  if (conditions.length === 1) return first
  return product => conditions.every(holds => holds(product))
}
