import { PRODUCTS } from '../catalog/catalog.js'
import { drawPicture, type Picture } from '../picture/drawPicture.js'

/** What stands for a product without a picture of its own. */
const PLAIN: Picture = { drawing: 'pouch', colours: ['linen', 'cream', 'walnut'], paper: 'oat', backdrop: 'table' }

/** Answers the SVG of a product, drawn at the first request; `undefined` for an unknown id. */
export function createPictures(more: readonly { id: string; title: string; picture?: Picture }[] = []) {
  const products = new Map([...PRODUCTS, ...more].map(product => [product.id, product]))
  const drawn = new Map<string, string>()
  return (id: string): string | undefined => {
    const product = products.get(id)
    if (!product) return undefined
    const known = drawn.get(id) ?? drawPicture(product.picture ?? PLAIN, id, product.title)
    drawn.set(id, known)
    return known
  }
}

/** The shop's mark for browser tabs. */
export const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path fill="#b4473a" d="M20 14c-3-3-13-3-13 8 0 9 7 15 10 15 2 0 2-1 3-1s1 1 3 1c3 0 10-6 10-15 0-11-10-11-13-8Z"/><path fill="#9a3a30" d="M20 14c3-3 13-3 13 8 0 9-7 15-10 15-2 0-2-1-3-1Z"/><path fill="#4f7d5e" d="M21 11c0-5 4-8 10-8 0 6-4 9-10 8Z"/><path fill="none" stroke="#5b3a2a" stroke-width="2.4" stroke-linecap="round" d="M20 15c0-4-1-7-3-9"/></svg>'
