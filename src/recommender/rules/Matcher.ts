import { grow } from '../math/grow.js'
import { type ProductIndex, UNKNOWN } from '../model/ProductIndex.js'
import { labelOf, type ProductTraits } from '../model/ProductTraits.js'
import type { Selector } from './Rule.js'

const UNASKED = 0
const NO = 1
const YES = 2

/** Whether products are those of a selector; found out once for each, until it changes. */
export class Matcher {
  readonly anchorCategory: Selector['anchorCategory']
  private answers = new Uint8Array(256)
  private readonly selected: ReadonlySet<string> | undefined
  private readonly categories: ReadonlySet<string> | undefined
  private readonly brands: ReadonlySet<number> | undefined
  /** Of each set a product needs one. */
  private readonly labels: readonly ReadonlySet<number>[]
  private readonly from: number
  private readonly to: number
  private readonly hasPrice: boolean

  constructor(
    private readonly products: ProductIndex,
    private readonly traits: ProductTraits,
    { products: ids, categories, brands, tags, attributes = {}, price, anchorCategory }: Selector,
  ) {
    this.anchorCategory = anchorCategory
    this.selected = ids && new Set(ids)
    this.categories = categories && new Set(categories)
    this.brands = brands && new Set(brands.map(brand => traits.brands.intern(brand)))
    const intern = (names: readonly string[], attribute?: string) =>
      new Set(names.map(name => traits.labels.intern(labelOf(name, attribute))))
    this.labels = [
      ...(tags === undefined ? [] : [intern(tags)]),
      ...Object.entries(attributes).map(([name, values]) => intern(values, name)),
    ]
    this.hasPrice = price !== undefined
    this.from = price?.from ?? Number.NEGATIVE_INFINITY
    this.to = price?.to ?? Number.POSITIVE_INFINITY
  }

  matches(product: number): boolean {
    if (product >= this.answers.length) this.answers = grow(this.answers, this.products.size)
    const known = this.answers[product]!
    if (known !== UNASKED) return known === YES
    const isOne = this.compare(product)
    this.answers[product] = isOne ? YES : NO
    return isOne
  }

  /** What is known of a product is another now. */
  changed(product: number): void {
    if (product < this.answers.length) this.answers[product] = UNASKED
  }

  private compare(product: number): boolean {
    const { products, categories, brands } = this
    if (this.selected !== undefined && !this.selected.has(products.ids[product]!)) return false
    // Numbers of categories are looked up here, since a category may become known after the rule.
    if (
      categories !== undefined &&
      !products.categories(product).some(number => categories.has(products.nameOf(number)))
    )
      return false
    if (brands !== undefined && !brands.has(this.traits.brandOf[product]!)) return false
    const own = this.traits.labelNumbers(product)
    for (const wanted of this.labels) if (!own.some(label => wanted.has(label))) return false
    const price = products.price(product)
    return !this.hasPrice || (price > 0 && price >= this.from && price <= this.to)
  }
}

/** The narrowest categories of the anchors, for selectors that compare with them. */
export function anchorCategories(products: ProductIndex, anchors: readonly string[]): ReadonlySet<number> {
  const narrowest = new Set<number>()
  for (const anchor of anchors) {
    const product = products.find(anchor)
    const category = product === UNKNOWN ? undefined : products.categories(product).at(-1)
    if (category !== undefined) narrowest.add(category)
  }
  return narrowest
}
