import { grow } from '../math/grow.js'
import { hashText } from '../math/hashText.js'
import type { ProductFacts } from '../Recommender.js'
import type { StateReader } from '../state/StateReader.js'
import type { StateWriter } from '../state/StateWriter.js'

/** What is told of a product: that it cannot be bought; anything at all. */
const GONE = 1
const TOLD = 2

/** Number of a product or category that the index does not know. */
export const UNKNOWN = -1

/** Products by number: their ids, whether they can be shown, and the categories that they belong to. */
export class ProductIndex {
  readonly ids: string[] = []
  /** A hash of each id that is the same in every model, whatever the order in which products came. */
  hashes = new Uint32Array(256)
  private readonly numbers = new Map<string, number>()
  private hidden = new Uint8Array(256)
  private prices = new Float64Array(256)
  private readonly categoryNumbers = new Map<string, number>()
  private readonly categoryNames: string[] = []
  private readonly pathNumbers = new Map<string, number>()
  /** Category numbers of each path, most general first, none twice; path 0 is the empty one. */
  private readonly paths: (readonly number[])[] = [[]]
  private pathOf = new Uint32Array(256)
  /** Members of each category one after the other, built when first asked for after a change. */
  private members = new Uint32Array(0)
  private memberStarts: Uint32Array | undefined

  get size(): number {
    return this.ids.length
  }

  find(id: string): number {
    return this.numbers.get(id) ?? UNKNOWN
  }

  /** Whether a product's id stands before another's, by code units. */
  isBefore(product: number, other: number): boolean {
    return this.ids[product]! < this.ids[other]!
  }

  intern(id: string): number {
    const found = this.numbers.get(id)
    if (found !== undefined) return found
    const product = this.ids.length
    this.numbers.set(id, product)
    this.ids.push(id)
    this.hashes = grow(this.hashes, product + 1)
    this.hidden = grow(this.hidden, product + 1)
    this.prices = grow(this.prices, product + 1)
    this.pathOf = grow(this.pathOf, product + 1)
    this.hashes[product] = hashText(id)
    return product
  }

  /** Takes over what is said of a product; answers whether anything is new. */
  set(facts: ProductFacts): boolean {
    const known = this.size
    const product = this.intern(facts.id)
    const hidden = TOLD | (facts.available ? 0 : GONE)
    const path = this.pathNumber(facts.categories)
    const price = readPrice(facts.price)
    const isPriced = this.prices[product] === price
    if (known === this.size && this.hidden[product] === hidden && this.pathOf[product] === path && isPriced)
      return false
    this.prices[product] = price
    this.hidden[product] = hidden
    if (this.pathOf[product] !== path) this.memberStarts = undefined
    this.pathOf[product] = path
    return true
  }

  available(product: number): boolean {
    return (this.hidden[product]! & GONE) === 0
  }

  /** Whether anything but what was done with it is known. */
  isTold(product: number): boolean {
    return this.hidden[product] !== 0
  }

  /** Price of a product, 0 where it is not known. */
  price(product: number): number {
    return this.prices[product]!
  }

  /** The number of a product's categories as a whole: those with the same have the same. */
  path(product: number): number {
    return this.pathOf[product]!
  }

  /** Categories of a product, most general first. */
  categories(product: number): readonly number[] {
    return this.paths[this.pathOf[product]!]!
  }

  category(name: string): number {
    return this.categoryNumbers.get(name) ?? UNKNOWN
  }

  nameOf(category: number): string {
    return this.categoryNames[category]!
  }

  /** Products with the category at any level. */
  inCategory(category: number): Uint32Array {
    const starts = this.memberStarts ?? this.listMembers()
    return this.members.subarray(starts[category], starts[category + 1])
  }

  write(to: StateWriter): void {
    to.texts(this.ids)
    // Copies: what the catalog says may change while they are stored.
    to.array(this.hidden.slice(0, this.size))
    to.array(this.prices.slice(0, this.size))
    to.array(this.pathOf.slice(0, this.size))
    to.texts([...this.categoryNumbers.keys()])
    to.array(Uint32Array.from(this.paths, path => path.length))
    to.array(Uint32Array.from(this.paths.flat()))
  }

  /** Only for an index without products. */
  read(from: StateReader): void {
    for (const id of from.texts()) this.intern(id)
    this.hidden = from.array(Uint8Array)
    this.prices = from.array(Float64Array)
    this.pathOf = from.array(Uint32Array)
    const categories = from.texts()
    for (const name of categories) this.internCategory(name)
    const lengths = from.array(Uint32Array)
    const flat = from.array(Uint32Array)
    let at = 0
    for (const length of lengths) {
      this.pathNumber(Array.from(flat.subarray(at, at + length), category => categories[category]!))
      at += length
    }
  }

  get byteLength(): number {
    const typed =
      this.hashes.byteLength +
      this.hidden.byteLength +
      this.prices.byteLength +
      this.pathOf.byteLength +
      this.members.byteLength
    // A short id costs about 24 bytes as a string, 8 in the list and 36 in the map.
    return typed + this.size * 68
  }

  private pathNumber(categories: readonly string[]): number {
    const names = [...new Set(categories)]
    if (names.length === 0) return 0
    const key = JSON.stringify(names)
    let path = this.pathNumbers.get(key)
    if (path === undefined) {
      path = this.paths.push(names.map(name => this.internCategory(name))) - 1
      this.pathNumbers.set(key, path)
    }
    return path
  }

  private internCategory(name: string): number {
    const found = this.categoryNumbers.get(name)
    if (found !== undefined) return found
    const category = this.categoryNames.push(name) - 1
    this.categoryNumbers.set(name, category)
    return category
  }

  private listMembers(): Uint32Array {
    const starts = new Uint32Array(this.categoryNumbers.size + 1)
    for (let product = 0; product < this.size; product++) {
      for (const category of this.categories(product)) starts[category + 1]!++
    }
    for (let category = 1; category < starts.length; category++) starts[category]! += starts[category - 1]!
    const next = starts.slice()
    this.members = new Uint32Array(starts[starts.length - 1]!)
    for (let product = 0; product < this.size; product++) {
      for (const category of this.categories(product)) this.members[next[category]!++] = product
    }
    this.memberStarts = starts
    return starts
  }
}

function readPrice(price = 0): number {
  return price > 0 && price < Number.POSITIVE_INFINITY ? price : 0
}
