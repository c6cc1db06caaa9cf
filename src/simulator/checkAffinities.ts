import type { Affinities, ShopProduct } from './Simulation.js'

/** Why affinities cannot be planted in a catalog, one sentence each; nothing where they can. */
export function checkAffinities({ pairs, nearly }: Affinities, catalog: readonly ShopProduct[]): string[] {
  const byId = new Map(catalog.map(product => [product.id, product]))
  const problems = new Set<string>()
  for (const [first, second] of [...pairs, ...nearly]) {
    if (first === second) problems.add(`"${first}" is paired with itself.`)
    for (const id of [first, second]) {
      const product = byId.get(id)
      if (product === undefined) problems.add(`The catalog has no product "${id}".`)
      else if (product.availability === 'out_of_stock') problems.add(`"${id}" is out of stock.`)
    }
  }
  for (const [first, second, strength = 1] of pairs) {
    if (!(strength > 0 && strength <= 1)) problems.add(`The strength of "${first}" and "${second}" is not from 0 to 1.`)
  }
  const seen = new Set<string>()
  for (const id of nearly.flat()) {
    if (seen.has(id)) problems.add(`"${id}" stands in two nearly pairs.`)
    seen.add(id)
  }
  return [...problems]
}
