import { type Money, toDecimal } from '../../protocol/money.js'
import type { ProductFacts } from '../../recommender/Recommender.js'
import { isAvailable, type MarketOffer, type Product } from '../catalog/Product.js'

/** What the recommender learns of a product of the catalog. */
export function productFacts(product: Product): ProductFacts {
  const { id, categories = [], price, listPrice, addedAt, groupId, brand, tags, attributes, margin, markets } = product
  const { stock, stockAt } = product
  const { hidden = false, sensitive = false, replenishable = false } = product
  return {
    id,
    categories,
    available: isAvailable(product),
    hidden,
    sensitive,
    replenishable,
    ...(price && { price: decimal(price) }),
    ...(listPrice && { listPrice: decimal(listPrice) }),
    ...(addedAt !== undefined && { addedAt }),
    ...(groupId !== undefined && { group: groupId }),
    ...(brand !== undefined && { brand }),
    ...(tags && { tags }),
    ...(attributes && { attributes }),
    ...(margin !== undefined && { margin }),
    ...(stock !== undefined && stockAt !== undefined && { stock: { units: stock, toldAt: stockAt } }),
    ...(markets && {
      markets: Object.fromEntries(Object.entries(markets).map(([market, offer]) => [market, isAvailable(offer)])),
      savings: savingsOf(markets),
    }),
  }
}

/** Where a product has another price it may have another saving, or none. */
function savingsOf(markets: Record<string, MarketOffer>): Record<string, number> {
  const savings: [string, number][] = []
  for (const [market, { price, listPrice }] of Object.entries(markets))
    if (price !== undefined) savings.push([market, listPrice === undefined ? 0 : 1 - price.amount / listPrice.amount])
  return Object.fromEntries(savings)
}

function decimal({ amount, currency }: Money): number {
  return toDecimal(amount, currency)
}
