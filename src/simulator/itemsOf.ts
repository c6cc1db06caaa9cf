import type { Item } from '../protocol/item.js'
import { type MinorUnits, toDecimal } from '../protocol/money.js'
import type { ShopProduct } from './Simulation.js'

/** A product as pages name it in events. Prices in another currency than the shop's are left out. */
export function itemOf(product: ShopProduct, currency: string | undefined): Item {
  const { id, title, brand, categories = [], price } = product
  const item: Item = { item_id: id, item_name: title }
  if (price !== undefined && price.currency === currency) item.price = toDecimal(price.amount, price.currency)
  if (brand !== undefined) item.item_brand = brand
  const [first, second, third] = categories
  if (first !== undefined) item.item_category = first
  if (second !== undefined) item.item_category2 = second
  if (third !== undefined) item.item_category3 = third
  return item
}

/** Products times quantities, with what they are worth together. */
export function ecommerceOf(
  lines: Iterable<readonly [product: ShopProduct, quantity: number]>,
  currency: string | undefined,
): { currency?: string; value?: number; items: Item[] } {
  const items: Item[] = []
  let worth = 0
  for (const [product, quantity] of lines) {
    items.push({ ...itemOf(product, currency), quantity })
    if (product.price?.currency === currency) worth += (product.price?.amount ?? 0) * quantity
  }
  return currency === undefined ? { items } : { currency, value: toDecimal(worth as MinorUnits, currency), items }
}
