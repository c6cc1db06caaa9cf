import type { Settings } from '../defaults.js'
import { grow } from '../math/grow.js'
import { solveRidge } from '../math/solveRidge.js'
import type { TopN } from '../math/TopN.js'
import type { History } from './History.js'
import type { PairRow } from './PairRow.js'
import type { PairRows } from './PairRows.js'
import type { ProductIndex } from './ProductIndex.js'

/** Regressions of a generation; two are kept. */
const MOST_KEPT = 4096
/** Of keeping one, besides its numbers. */
const PLACE_BYTES = 300

/** What each of some products says of one. */
interface Regression {
  neighbors: Uint32Array
  weights: Float64Array
  /** `today`, and `changes` of all these products together, when it was solved. */
  day: number
  changes: number
}

/**
 * Foretells from what is in a basket whether a product is, by a ridge regression on the `basketNeighbors` products that are bought with it most. Products that
 * say the same share what they say, where a sum of pairs would hear it from each. Sources: the sparse linear method with neighbours chosen
 * beforehand (X. Ning, G. Karypis, "SLIM: Sparse Linear Methods for Top-N Recommender Systems", 2011), solved in closed form (H. Steck,
 * "Embarrassingly Shallow Autoencoders for Sparse Data", 2019). A regression is kept until an order with one of its products changes, or the day does.
 */
export class BasketRegressions {
  private young = new Map<number, Regression>()
  private old = new Map<number, Regression>()
  /** Scratch. Per product its place among the neighbours, from 1. */
  private places = new Uint8Array(0)
  private readonly gram: Float64Array
  private readonly target: Float64Array

  /** @param top scratch */
  constructor(
    private readonly products: ProductIndex,
    private readonly history: History,
    private readonly pairs: PairRows<PairRow>,
    private readonly top: TopN,
    private readonly settings: Pick<Settings, 'basketNeighbors' | 'basketRidge'>,
  ) {
    this.gram = new Float64Array(settings.basketNeighbors ** 2)
    this.target = new Float64Array(settings.basketNeighbors)
  }

  /** How likely the product is in a basket with these, about 0 to 1: a regression, which may be beyond either. */
  estimate(product: number, basket: ReadonlySet<number>): number {
    const { neighbors, weights } = this.of(product)
    let sum = 0
    for (let at = 0; at < neighbors.length; at++) if (basket.has(neighbors[at]!)) sum += weights[at]!
    return sum
  }

  get byteLength(): number {
    const kept = this.young.size + this.old.size
    return kept * (PLACE_BYTES + 12 * this.settings.basketNeighbors) + this.places.byteLength + this.gram.byteLength
  }

  private of(product: number): Regression {
    const kept = this.young.get(product) ?? this.old.get(product)
    const regression = kept !== undefined && this.isFresh(kept, product) ? kept : this.solve(product)
    if (regression !== this.young.get(product)) this.keep(product, regression)
    return regression
  }

  private isFresh({ neighbors, day, changes }: Regression, product: number): boolean {
    return day === this.history.today && changes === this.changesOf(product, neighbors)
  }

  /** They only grow: their sum is the same where each of them is. */
  private changesOf(product: number, neighbors: Uint32Array): number {
    const { changes } = this.history
    let sum = changes[product] ?? 0
    for (let at = 0; at < neighbors.length; at++) sum += changes[neighbors[at]!] ?? 0
    return sum
  }

  private solve(product: number): Regression {
    const { gram, history } = this
    const target = this.target.fill(0)
    const neighbors = this.neighborsOf(product)
    const n = neighbors.length
    this.places = grow(this.places, this.products.size)
    for (let at = 0; at < n; at++) this.places[neighbors[at]!] = at + 1
    gram.fill(0, 0, n * n)
    this.read(product, target, 0)
    for (let at = 0; at < n; at++) gram[at * n + at] = this.read(neighbors[at]!, gram, at * n)
    for (let at = 0; at < n; at++) this.places[neighbors[at]!] = 0
    solveRidge(gram, target, n, this.settings.basketRidge)
    const changes = this.changesOf(product, neighbors)
    return { neighbors, weights: target.slice(0, n), day: history.today, changes }
  }

  private neighborsOf(product: number): Uint32Array {
    const top = this.top
    const row = this.pairs.row(product, this.products.size)
    top.reset(this.settings.basketNeighbors)
    for (let at = 0; at < row.products.length; at++) top.offer(row.products[at]!, row.decayed[at]!, row.visitors[at]!)
    top.sort()
    return top.products.slice(0, top.size)
  }

  /** Writes what of a product's row is about the neighbours, by their places, and answers its own weight. */
  private read(product: number, into: Float64Array, start: number): number {
    const { places } = this
    const row = this.pairs.row(product, this.products.size)
    for (let at = 0; at < row.products.length; at++) {
      const place = places[row.products[at]!]!
      if (place > 0) into[start + place - 1] = row.decayed[at]!
    }
    return row.weight
  }

  private keep(product: number, regression: Regression): void {
    if (this.young.size >= MOST_KEPT) {
      this.old = this.young
      this.young = new Map()
    }
    this.young.set(product, regression)
  }
}
