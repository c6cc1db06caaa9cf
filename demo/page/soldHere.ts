import type { ProductView, ShopData } from '../view/ShopData.js'

let asked: Promise<readonly ProductView[]> | undefined

/** All that the shop sells, for what a page does not know of its own; asked for once a page, nothing while the shop is away. */
export function soldHere(): Promise<readonly ProductView[]> {
  asked ??= fetch('/shop.json').then(async answer => ((await answer.json()) as ShopData).products)
  return asked.catch(() => {
    asked = undefined
    return []
  })
}
