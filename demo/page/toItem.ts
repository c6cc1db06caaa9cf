import type { Item } from 'grapevine-sdk'
import { CURRENCY } from '../catalog/DemoProduct.js'
import type { CartLine, Sellable } from './cart.js'

/** A product as events carry it. */
export function toItem(product: Omit<Sellable, 'stock'>, index?: number): Item {
  return {
    item_id: product.id,
    item_name: product.title,
    price: product.price / 100,
    item_brand: product.brand,
    item_category: product.categories[0],
    item_category2: product.categories[1],
    ...(product.variant !== undefined && { item_variant: product.variant }),
    ...(index !== undefined && { index }),
  }
}

/** Lines as events carry them, with what they are worth. */
export function toEcommerce(lines: readonly CartLine[]): { currency: string; value: number; items: Item[] } {
  return {
    currency: CURRENCY,
    value: lines.reduce((sum, line) => sum + line.price * line.quantity, 0) / 100,
    items: lines.map(line => ({ ...toItem(line), quantity: line.quantity })),
  }
}
