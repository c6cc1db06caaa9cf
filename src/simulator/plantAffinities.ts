import { createRandom } from './createRandom.js'
import type { Affinities, PlantedPair, ShopProduct } from './Simulation.js'

/** Products per planted pair: the rest of the catalog is bought by chance alone. */
const PRODUCTS_PER_PAIR = 6

const MOST_PAIRS = 20
const MOST_NEARLY = 2

/** Chooses pairs of a catalog at random, no product in two of them. */
export function plantAffinities(catalog: readonly ShopProduct[], seed: number): Affinities {
  const random = createRandom(`${seed}/affinities`)
  const left = catalog
    .filter(product => product.availability !== 'out_of_stock')
    .map(product => product.id)
    .sort()
  const count = Math.min(MOST_PAIRS, Math.floor(left.length / PRODUCTS_PER_PAIR))
  const draw = (): string => left.splice(random.below(left.length), 1)[0]!
  const pairs = Array.from({ length: count }, (): PlantedPair => [draw(), draw()])
  const nearlyCount = Math.min(MOST_NEARLY, Math.floor(left.length / PRODUCTS_PER_PAIR))
  return { pairs, nearly: Array.from({ length: nearlyCount }, () => [draw(), draw()] as const) }
}
