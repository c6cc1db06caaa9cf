import { toDecimal } from '../../protocol/money.js'
import type { ProductFacts } from '../../recommender/Recommender.js'
import { isAvailable, type Product } from '../catalog/Product.js'

/** What the recommender learns of a product of the catalog. */
export function productFacts(product: Product): ProductFacts {
  const { id, categories = [], price, groupId, brand, tags, attributes, margin, stock, stockAt, markets } = product
  const { hidden = false, sensitive = false, replenishable = false } = product
  return {
    id,
    categories,
    available: isAvailable(product),
    hidden,
    sensitive,
    replenishable,
    ...(price && { price: toDecimal(price.amount, price.currency) }),
    ...(groupId !== undefined && { group: groupId }),
    ...(brand !== undefined && { brand }),
    ...(tags && { tags }),
    ...(attributes && { attributes }),
    ...(margin !== undefined && { margin }),
    ...(stock !== undefined && stockAt !== undefined && { stock: { units: stock, toldAt: stockAt } }),
    ...(markets && {
      markets: Object.fromEntries(Object.entries(markets).map(([market, offer]) => [market, isAvailable(offer)])),
    }),
  }
}
