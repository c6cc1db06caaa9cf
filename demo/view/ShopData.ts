import type { DemoProduct } from '../catalog/DemoProduct.js'

/** A product as pages see it. */
export type ProductView = Omit<DemoProduct, 'picture'>

/** A department as pages see it. */
export interface DepartmentView {
  id: string
  name: string
  blurb: string
  /** The product whose picture stands for it. */
  cover: string
  categories: readonly string[]
}

/** What the views of a shop draw from. */
export interface ShopData {
  departments: readonly DepartmentView[]
  products: readonly ProductView[]
  /** Pairs that one more shopper would make into a recommendation: the shop suggests them to whoever tries it. */
  nearly: readonly (readonly [string, string])[]
}
