import { CURRENCY, type DemoProduct } from './DemoProduct.js'

const DAY_MS = 86_400_000

/**
 * The catalogue as `grapevine import-catalog` reads it. Addresses are paths, so that they hold on every port.
 *
 * @param today any time of the day from which the age of what is new is counted back, ms; the file is the same all day
 */
export function toCatalogFile(products: readonly DemoProduct[], today: number): string {
  const day = Math.floor(today / DAY_MS)
  return JSON.stringify(
    products.map(product => ({
      id: product.id,
      title: product.title,
      url: `/p/${encodeURIComponent(product.id)}`,
      image: `/images/${encodeURIComponent(product.id)}.svg`,
      price: { amount: product.price, currency: CURRENCY },
      ...(product.listPrice !== undefined && { listPrice: { amount: product.listPrice, currency: CURRENCY } }),
      availability: product.stock > 0 ? 'in_stock' : 'out_of_stock',
      stock: product.stock,
      ...(product.newForDays !== undefined && {
        addedAt: new Date((day - product.newForDays) * DAY_MS).toISOString(),
      }),
      brand: product.brand,
      categories: product.categories,
      rating: product.rating,
      reviews: product.reviews,
      description: product.description,
      ...(product.groupId !== undefined && { groupId: product.groupId }),
    })),
    null,
    1,
  )
}
