import { seededRandom } from '../picture/random.js'
import type { DemoProduct } from './DemoProduct.js'
import { DEPARTMENTS, type Department } from './departments.js'
import type { ProductEntry } from './ProductEntry.js'

/** Everything that the shop sells, department by department. */
export const PRODUCTS: readonly DemoProduct[] = DEPARTMENTS.flatMap(department =>
  department.entries.map((entry, index) => toProduct(department, entry, index)),
)

/** The second-level categories of a department, in the order of its products. */
export const categoriesOf = (department: Department): string[] => [
  ...new Set(department.entries.map(entry => entry.category)),
]

function toProduct(department: Department, entry: ProductEntry, index: number): DemoProduct {
  const random = seededRandom(`facts of ${entry.id}`)
  const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T
  const [drawing, main, second, accent, pattern] = entry.picture
  return {
    id: entry.id,
    title: entry.title,
    description: entry.description,
    brand: entry.brand,
    categories: [department.name, entry.category],
    department: department.id,
    price: Math.round(entry.price * 100),
    ...(entry.listPrice !== undefined && { listPrice: Math.round(entry.listPrice * 100) }),
    stock: entry.stock ?? Math.round(14 + random() * 140),
    rating: Math.round((3.9 + random() * 1.1) * 10) / 10,
    reviews: Math.round(3 + random() ** 2 * 260),
    ...(entry.newForDays !== undefined && { newForDays: entry.newForDays }),
    ...(entry.groupId !== undefined && { groupId: entry.groupId }),
    ...(entry.variant !== undefined && { variant: entry.variant }),
    picture: {
      drawing,
      colours: [main, second, accent],
      ...(pattern && { pattern }),
      paper: entry.paper ?? pick(department.papers, index),
      // A step of its own, so that papers and backdrops meet in every combination.
      backdrop: entry.backdrop ?? pick(department.backdrops, index + Math.floor(index / department.papers.length)),
    },
  }
}
