import { createRecommender } from '../../recommender/createRecommender.js'
import type { UnknownName } from '../../recommender/rules/Rule.js'
import type { Product } from '../catalog/Product.js'
import { productFacts } from '../model/productFacts.js'
import type { SiteRule } from './readRules.js'

/** Names in rules that no product of a catalog has. */
export function unknownInCatalog(rules: readonly SiteRule[], catalog: Iterable<Product>): UnknownName[] {
  const recommender = createRecommender()
  for (const product of catalog) recommender.product(productFacts(product))
  recommender.setRules(rules)
  return recommender.unknownNames()
}
