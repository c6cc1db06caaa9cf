import type { Picture } from '../picture/drawPicture.js'

export const CURRENCY = 'EUR'

/** A product of the demo shop. */
export interface DemoProduct {
  id: string
  title: string
  description: string
  brand: string
  /** Department and category, as the catalog and the events name them. */
  categories: readonly [string, string]
  /** The department's part of addresses. */
  department: string
  /** Cents. */
  price: number
  /** Cents, before a saving. */
  listPrice?: number
  /** Units left; 0 cannot be bought. */
  stock: number
  /** Days since it came into the shop; without them it has always been there. */
  newForDays?: number
  /** 0 to 5. */
  rating: number
  reviews: number
  groupId?: string
  variant?: string
  /** What is drawn for it; a product that a test adds may have none. */
  picture?: Picture
}
