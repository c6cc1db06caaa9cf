import type { Recommender } from '../../src/recommender/Recommender.js'
import { createRandom, type Random } from '../../src/simulator/createRandom.js'

/** An order as the attack needs it. */
export interface Purchase {
  order: string
  buyer: string
  /** Time, ms. */
  at: number
  products: readonly string[]
}

export interface AttackOptions {
  /** What is known of a victim: other products of the order in question, or products of earlier orders. */
  knows: 'basket' | 'history'
  /** Most products that are known of a victim. */
  most: number
  /** Places of a list that are watched; who excludes what was listed can see further than a block shows. */
  depth: number
  seed: string
}

export interface Attack {
  /** How likely the product that was bought is suspected more than one that was not: 0.5 is a guess. */
  auc: number
  /** Victims of whom something was known. */
  victims: number
  /** Share of the victims with whose order any place moved that says something. */
  moved: number
  /** How often the right product is suspected more where one of them moved: what an attacker gets who waits for that. */
  precision: number
}

/** Baskets that are attacked, in products. */
const [LEAST_BASKET, MOST_BASKET] = [2, 40]

/**
 * Watches `also-bought` from outside while purchases are learned a publication at a time, and suspects what moves up in the
 * lists of products that a victim is known to have bought (J. Calandrino, A. Kilzer, A. Narayanan, E. Felten, V. Shmatikov, "You Might
 * Also Like: Privacy Risks of Collaborative Filtering", 2011, doi 10.1109/SP.2011.40). Of each victim one product is to be found
 * out, beside another one that somebody else bought, as popular on average.
 *
 * @param recommender has learned `before`
 * @param publications orders that are learned together before anybody sees a list again
 */
export function inferenceAttack(
  recommender: Recommender,
  before: readonly Purchase[],
  publications: readonly (readonly Purchase[])[],
  { knows, most, depth, seed }: AttackOptions,
): Attack {
  const random = createRandom(seed)
  const all = [...before, ...publications.flat()]
  const earlier = new Map<string, Set<string>>()
  for (const purchase of before) remember(earlier, purchase)
  let victims = 0
  let moved = 0
  let right = 0
  for (const publication of publications) {
    const attacked = publication.flatMap(purchase => {
      const { buyer, products } = purchase
      if (products.length < LEAST_BASKET || products.length > MOST_BASKET) return []
      const mixed = mix(products, random)
      const hidden = mixed.shift()!
      const history = [...(earlier.get(buyer) ?? [])].filter(product => product !== hidden)
      const known = (knows === 'basket' ? mixed : mix(history, random)).slice(0, most)
      if (known.length === 0) return []
      return [{ hidden, known, decoy: decoyFor(all, new Set([...products, ...history]), random) }]
    })
    const watched = new Set(attacked.flatMap(({ known }) => known))
    const was = placesOf(recommender, watched, depth)
    for (const purchase of publication) {
      learn(recommender, purchase)
      remember(earlier, purchase)
    }
    const is = placesOf(recommender, watched, depth)
    for (const { hidden, decoy, known } of attacked) {
      const suspicion = (product: string) =>
        known.reduce((sum, one) => {
          const up = (was.get(one)!.get(product) ?? depth) - (is.get(one)!.get(product) ?? depth)
          return sum + Math.sign(up) * (1 + Math.log(1 + Math.abs(up)))
        }, 0)
      const [ofHidden, ofDecoy] = [suspicion(hidden), suspicion(decoy)]
      victims++
      if (ofHidden === 0 && ofDecoy === 0) continue
      moved++
      right += ofHidden === ofDecoy ? 0.5 : Number(ofHidden > ofDecoy)
    }
  }
  const auc = (right + (victims - moved) / 2) / victims
  return { auc, victims, moved: moved / victims, precision: right / moved }
}

/** Teaches a purchase. */
export function learn(recommender: Recommender, { order, buyer, at, products }: Purchase): void {
  recommender.add({ kind: 'order', order, buyer, at, lines: products.map(product => ({ product, units: 1 })) })
}

/** Places in `also-bought` of each product, 0 the best. */
function placesOf(recommender: Recommender, anchors: Iterable<string>, limit: number) {
  const places = new Map<string, ReadonlyMap<string, number>>()
  for (const anchor of anchors) {
    const { items } = recommender.recommend({ type: 'also-bought', anchors: [anchor], limit })
    const own = items.filter(({ strategy }) => strategy === 'also-bought')
    places.set(anchor, new Map(own.map(({ product }, place) => [product, place])))
  }
  return places
}

function remember(earlier: Map<string, Set<string>>, { buyer, products }: Purchase): void {
  const known = earlier.get(buyer) ?? new Set()
  for (const product of products) known.add(product)
  earlier.set(buyer, known)
}

function decoyFor(all: readonly Purchase[], own: ReadonlySet<string>, random: Random): string {
  for (;;) {
    const { products } = all[random.below(all.length)]!
    const product = products[random.below(products.length)]!
    if (!own.has(product)) return product
  }
}

/** A copy in random order (Fisher and Yates). */
function mix<T>(all: readonly T[], random: Random): T[] {
  const mixed = [...all]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = random.below(last + 1)
    ;[mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!]
  }
  return mixed
}
