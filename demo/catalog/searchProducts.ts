import type { DemoProduct } from './DemoProduct.js'

/** What of a product is searched. */
type Searched = Pick<DemoProduct, 'id' | 'title' | 'description' | 'brand' | 'categories' | 'rating'>

/** How much a word counts by where it stands. */
const WEIGHTS = { title: 8, category: 4, brand: 3, description: 1 }

/** What a word counts that is only begun, or that is a plural. */
const BEGUN = 0.75

/**
 * Products in which every word of the term begins a word somewhere, best first: title before category before brand before
 * description, ties by rating, then id.
 */
export function searchProducts<P extends Searched>(products: readonly P[], term: string): P[] {
  const words = toWords(term)
  if (words.length === 0) return []
  const found: { product: P; score: number }[] = []
  for (const product of products) {
    const fields = {
      title: toWords(product.title),
      category: toWords(product.categories.join(' ')),
      brand: toWords(product.brand),
      description: toWords(product.description),
    }
    let score = 0
    for (const word of words) {
      let best = 0
      for (const [name, weight] of Object.entries(WEIGHTS)) {
        const own = fields[name as keyof typeof WEIGHTS]
        if (own.includes(word)) best = Math.max(best, weight)
        else if (own.some(one => one.startsWith(word) || word === `${one}s`)) best = Math.max(best, weight * BEGUN)
      }
      if (best === 0) {
        score = 0
        break
      }
      score += best
    }
    if (score > 0) found.push({ product, score })
  }
  return found
    .sort((x, y) => y.score - x.score || y.product.rating - x.product.rating || (x.product.id < y.product.id ? -1 : 1))
    .map(({ product }) => product)
}

const toWords = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
