import { createRandom, type Random } from './createRandom.js'
import type { ShopProduct } from './Simulation.js'

/** What there is to look at and to buy, and how popular it is. */
export interface Assortment {
  byId: ReadonlyMap<string, ShopProduct>
  /** The most general categories. */
  categories: readonly string[]
  /** The currency that most products are priced in. */
  currency: string | undefined
  /** A product to look at, the popular ones more often; of a category where one is given. */
  look(random: Random, category?: string): ShopProduct
  /** The same among what can be bought and is not reserved; `undefined` where there is none. */
  buy(random: Random, category?: string): ShopProduct | undefined
  /** Products of a category page, the most popular first. */
  shelf(category: string): readonly ShopProduct[]
  /** How many products have this term in their title or categories. */
  find(term: string): number
  /** How likely it is that who looks at a product passes it on: some are talked about, however well they sell. */
  talk(product: ShopProduct): number
}

/** Sales over rank fall about like this in shops; 2 more keep the very first from ruling all. */
const ZIPF_EXPONENT = 0.8
const ZIPF_SHIFT = 2

/** One product of so many is talked about. */
const TALKED_ABOUT = 12
const SHARE_RATE = { talkedAbout: 0.12, other: 0.006 }

/** @param reserved products that nobody buys by chance */
export function createAssortment(
  catalog: readonly ShopProduct[],
  reserved: ReadonlySet<string>,
  seed: number,
): Assortment {
  const ranked = shuffle(catalog, createRandom(`${seed}/popularity`))
  const weights = new Map(ranked.map((product, rank) => [product.id, (rank + 1 + ZIPF_SHIFT) ** -ZIPF_EXPONENT]))
  const weigh = (products: readonly ShopProduct[]) => createDraw(products, product => weights.get(product.id)!)

  const shelves = new Map<string, ShopProduct[]>()
  for (const product of ranked) {
    const category = product.categories?.[0]
    if (category === undefined) continue
    const shelf = shelves.get(category)
    if (shelf === undefined) shelves.set(category, [product])
    else shelf.push(product)
  }
  const forSale = (products: readonly ShopProduct[]) =>
    products.filter(({ id, availability }) => availability !== 'out_of_stock' && !reserved.has(id))
  const all = { look: weigh(ranked), buy: weigh(forSale(ranked)) }
  const of = new Map([...shelves].map(([name, shelf]) => [name, { look: weigh(shelf), buy: weigh(forSale(shelf)) }]))
  const texts = catalog.map(({ title, categories = [] }) => [title, ...categories].join('\n').toLowerCase())
  const shuffled = shuffle(catalog, createRandom(`${seed}/talk`))
  const talkedAbout = new Set(shuffled.slice(0, Math.ceil(catalog.length / TALKED_ABOUT)))

  return {
    byId: new Map(catalog.map(product => [product.id, product])),
    categories: [...shelves.keys()].sort(),
    currency: commonest(catalog.flatMap(({ price }) => (price === undefined ? [] : [price.currency]))),
    look: (random, category) => (of.get(category ?? '') ?? all).look(random) ?? ranked[0]!,
    buy: (random, category) => (of.get(category ?? '') ?? all).buy(random) ?? all.buy(random),
    shelf: category => shelves.get(category) ?? [],
    find: term => texts.filter(text => text.includes(term)).length,
    talk: product => (talkedAbout.has(product) ? SHARE_RATE.talkedAbout : SHARE_RATE.other),
  }
}

/** Draws by weight: a search in the running sums. */
function createDraw<T>(values: readonly T[], weightOf: (value: T) => number): (random: Random) => T | undefined {
  let sum = 0
  const sums = values.map(value => {
    sum += weightOf(value)
    return sum
  })
  return random => {
    const at = random.next() * sum
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! > at) high = middle
      else low = middle + 1
    }
    return values[low]
  }
}

function shuffle<T>(values: readonly T[], random: Random): T[] {
  const out = [...values]
  for (let i = out.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    const kept = out[i]!
    out[i] = out[j]!
    out[j] = kept
  }
  return out
}

function commonest(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
}
