import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { categoriesOf, PRODUCTS } from '../catalog/catalog.js'
import type { DemoProduct } from '../catalog/DemoProduct.js'
import { DEPARTMENTS } from '../catalog/departments.js'
import type { ShopData } from '../view/ShopData.js'
import { PROJECT_ROOT } from './projectRoot.js'

/** What is planted into the simulated history: pairs that go together, and pairs that lack one more shopper. */
export interface Affinities {
  pairs: [string, string][]
  nearly: [string, string][]
}

export const AFFINITIES_FILE = join(PROJECT_ROOT, 'demo/catalog/affinities.json')

export const readAffinities = (): Affinities => JSON.parse(readFileSync(AFFINITIES_FILE, 'utf8')) as Affinities

/** The shop as its pages draw it, without the pictures. `more` products come from a test. */
export function shopData(more: readonly DemoProduct[] = []): ShopData {
  return {
    departments: DEPARTMENTS.map(department => ({
      id: department.id,
      name: department.name,
      blurb: department.blurb,
      cover: department.cover,
      categories: categoriesOf(department),
    })),
    products: [...PRODUCTS, ...more].map(({ picture: _, ...product }) => product),
    nearly: readAffinities().nearly,
  }
}
