import type { Page } from 'playwright'

/** Ids of the product that a page describes in JSON-LD: `sku`, `productID` and `mpn`, also of its offers and variants. */
export async function seeProduct(page: Page): Promise<string[]> {
  const texts = await page.locator('script[type="application/ld+json"]').allTextContents()
  return [...new Set(texts.flatMap(productIds))]
}

/** The ids of products in a text of JSON-LD. A text that cannot be read has none. */
export function productIds(text: string): string[] {
  try {
    return idsIn(JSON.parse(text), false)
  } catch {
    return []
  }
}

const NAMES = ['sku', 'productID', 'mpn', 'gtin', 'gtin13']

/** Other products that structured data names. */
const OTHERS = ['isRelatedTo', 'isSimilarTo', 'isAccessoryOrSparePartFor', 'isConsumableFor']

function idsIn(value: unknown, isOffer: boolean): string[] {
  if (Array.isArray(value)) return value.flatMap(one => idsIn(one, isOffer))
  if (typeof value !== 'object' || value === null) return []
  const type = [(value as { '@type'?: unknown })['@type']].flat().join()
  const isProduct = isOffer || /^Product/.test(type)
  return Object.entries(value).flatMap(([name, one]) => {
    if (OTHERS.includes(name)) return []
    if (typeof one === 'object') return idsIn(one, isProduct && name === 'offers')
    return isProduct && NAMES.includes(name) ? [`${one}`] : []
  })
}
