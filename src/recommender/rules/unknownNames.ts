import { type ProductIndex, UNKNOWN } from '../model/ProductIndex.js'
import { labelOf, type ProductTraits } from '../model/ProductTraits.js'
import type { Rule, UnknownName } from './Rule.js'

/** The names in rules that no product has: mistyped, or gone from the catalog. */
export function unknownNames(rules: readonly Rule[], products: ProductIndex, traits: ProductTraits): UnknownName[] {
  const brands = new Set<number>()
  const labels = new Set<number>()
  for (let product = 0; product < products.size; product++) {
    brands.add(traits.brandOf[product]!)
    for (const label of traits.labelNumbers(product)) labels.add(label)
  }
  const isCategory = (name: string) => {
    const category = products.category(name)
    return category !== UNKNOWN && products.inCategory(category).length > 0
  }
  const unknown: UnknownName[] = []
  for (const { name: rule, effect } of rules) {
    const tell = (kind: UnknownName['kind'], names: readonly string[] = [], isKnown: (name: string) => boolean) => {
      for (const name of names) if (!isKnown(name)) unknown.push({ rule, kind, name })
    }
    tell('product', 'products' in effect ? effect.products : [], id => products.find(id) !== UNKNOWN)
    if (!('match' in effect)) continue
    const { products: ids, categories, brands: named, tags, attributes = {} } = effect.match
    tell('product', ids, id => products.find(id) !== UNKNOWN)
    tell('category', categories, isCategory)
    tell('brand', named, brand => brands.has(traits.brands.intern(brand)))
    tell('tag', tags, tag => labels.has(traits.labels.intern(labelOf(tag))))
    for (const [name, values] of Object.entries(attributes)) {
      for (const value of values)
        if (!labels.has(traits.labels.intern(labelOf(value, name))))
          unknown.push({ rule, kind: 'attribute', name: `${name}=${value}` })
    }
  }
  return unknown
}
