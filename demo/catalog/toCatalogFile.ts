import { CURRENCY, type DemoProduct } from './DemoProduct.js'

/** The catalogue as `grapevine import-catalog` reads it. Addresses are paths, so that they hold on every port. */
export function toCatalogFile(products: readonly DemoProduct[]): string {
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
