import type { Settings } from '../defaults.js'
import { grow } from '../math/grow.js'
import { kthLargest } from '../math/kthLargest.js'
import { NumberTable } from '../math/NumberTable.js'
import { nextStamp } from '../math/nextStamp.js'
import { wholeSteps } from '../math/wholeSteps.js'
import { PlaceByVisitor } from './PlaceByVisitor.js'
import type { SessionBook } from './SessionBook.js'
import { Votes } from './Votes.js'

const NONE = -1
/** Ages of sessions are told apart by this part of the time from the oldest to the newest. */
const AGES = 1024

/**
 * Session-kNN in the form of VMIS-kNN (doi 10.1145/3514221.3517901) with the weights of V-STAN (doi 10.1145/3331184.3331322):
 * the newest sessions that share a product with the running one, of each visitor the most similar, of those the most similar;
 * their products by how near they stand to what is shared.
 *
 * similarity(s) = Σ over shared products of ((L − q) / L)^`sessionFade`  ·  e^(−age(s) · `sessionDecay`)
 * score(j) = Σ over neighbours with j of similarity(s) · (1 + Q)^−`neighborFade` · e^(−distance / `neighborReach`)
 *            · (1 + `sessionIdf` · ln(N / n_j))
 *
 * `q` is the place of a product in the running session of L, 0 is the newest, and `Q` the newest of those that s shares; `age` goes from 0, a session that begins with the newest view, to 1, the oldest session, in steps of 1/1024; `distance` is in places, to the last shared product of s.
 */
export class SessionNeighbors {
  readonly votes = new Votes()
  /** Per product of the running session: where its list begins, the end of what is unread of it, the session there and its start, s; its weight. */
  private readonly firsts: Int32Array
  private readonly unread: Int32Array
  private readonly heads: Int32Array
  private readonly starts: Int32Array
  private readonly weights: Float64Array
  /** Sessions that share a product, newest first. */
  private found = new Uint32Array(1024)
  private similarities = new Float64Array(1024)
  private selection = new Float64Array(1024)
  /** Of each visitor: the place in `found`. */
  private readonly places: PlaceByVisitor
  /** Per product: whether the running session has it, and its place there. */
  private shared = new Uint32Array(256)
  private sharedPlaces = new Uint32Array(256)
  private stamp = 0
  private readonly nearness: Float64Array
  /** e^(−age · `sessionDecay`) by age · 1024. */
  private readonly freshness: Float64Array
  private readonly logarithms = new NumberTable(Math.log)

  constructor(
    private readonly book: SessionBook,
    private readonly settings: Settings,
  ) {
    const { sessionProducts } = settings
    this.firsts = new Int32Array(sessionProducts)
    this.unread = new Int32Array(sessionProducts)
    this.heads = new Int32Array(sessionProducts)
    this.starts = new Int32Array(sessionProducts)
    this.weights = new Float64Array(sessionProducts)
    this.places = new PlaceByVisitor(settings.sessionSample)
    this.freshness = Float64Array.from({ length: AGES + 1 }, (_, age) =>
      Math.exp((-settings.sessionDecay * age) / AGES),
    )
    this.nearness = Float64Array.from({ length: 64 }, (_, distance) => Math.exp(-distance / settings.neighborReach))
  }

  /**
   * Gathers in `votes` what the neighbours of a running session looked at, with what it looked at itself.
   *
   * @param running its products, newest first, none twice
   * @param products products of the model
   */
  gather(running: readonly number[], products: number): void {
    this.votes.reset(products)
    this.shared = grow(this.shared, products)
    this.sharedPlaces = grow(this.sharedPlaces, products)
    this.places.reset()
    this.stamp = nextStamp(this.stamp, this.shared)
    for (const [place, product] of running.entries()) {
      this.shared[product] = this.stamp
      this.sharedPlaces[product] = place
    }
    const found = this.find(running)
    if (found === 0) return
    const { sessionNeighbors } = this.settings
    this.selection.set(this.similarities.subarray(0, found))
    const least = found > sessionNeighbors ? kthLargest(this.selection, found, sessionNeighbors) : 0
    let open = sessionNeighbors
    for (let place = 0; place < found; place++) if (this.similarities[place]! > least) open--
    for (let place = 0; place < found; place++) {
      const similarity = this.similarities[place]!
      if (similarity < least || (similarity === least && open-- <= 0)) continue
      this.vote(this.found[place]!, similarity)
    }
  }

  /** How rare a product is: what its votes are multiplied by. */
  rarity(product: number): number {
    const { sessionIdf, supportStep } = this.settings
    const having = Math.max(1, wholeSteps(this.book.ofProduct.length(product), supportStep))
    const all = Math.max(having, wholeSteps(this.book.size, supportStep))
    return 1 + sessionIdf * (this.logarithms.of(all) - this.logarithms.of(having))
  }

  get byteLength(): number {
    return this.votes.byteLength + this.logarithms.byteLength + this.shared.byteLength * 2 + this.places.byteLength
  }

  /**
   * Walks the lists of the running session's products from their ends, all together, newest session first. Where counts change in
   * steps, a product's newest sessions are passed over until a step of them is complete.
   */
  private find(running: readonly number[]): number {
    const { ofProduct, newest, oldest, ids } = this.book
    const { sessionSample, sessionFade, supportStep } = this.settings
    const { heads, starts } = this
    const places = running.length
    const ages = AGES / Math.max(1, newest - oldest)
    for (let place = 0; place < places; place++) {
      const product = running[place]!
      this.weights[place] = ((places - place) / places) ** sessionFade
      this.firsts[place] = ofProduct.start(product)
      this.unread[place] = ofProduct.start(product) + wholeSteps(ofProduct.length(product), supportStep)
      this.step(place)
    }
    this.found = grow(this.found, sessionSample)
    this.similarities = grow(this.similarities, sessionSample)
    this.selection = grow(this.selection, sessionSample)
    let size = 0
    while (size < sessionSample) {
      let session = NONE
      let start = NONE
      for (let place = 0; place < places; place++) {
        const head = heads[place]!
        if (starts[place]! < start || head === session) continue
        if (starts[place]! > start || ids.isBefore(session, head)) {
          session = head
          start = starts[place]!
        }
      }
      if (session === NONE) break
      let similarity = 0
      for (let place = 0; place < places; place++) {
        if (heads[place] !== session) continue
        similarity += this.weights[place]!
        this.step(place)
      }
      similarity *= this.freshness[Math.floor(ages * (newest - start))]!
      size = this.hold(session, similarity, size)
    }
    return size
  }

  private step(place: number): void {
    const at = --this.unread[place]!
    const session = at < this.firsts[place]! ? NONE : this.book.ofProduct.words[at]!
    this.heads[place] = session
    this.starts[place] = session === NONE ? NONE : this.book.start(session)
  }

  /** One vote per visitor: of several sessions the most similar stands. Answers how many there are now. */
  private hold(session: number, similarity: number, size: number): number {
    const voter = this.book.voter(session)
    const place = voter < 0 ? size : this.places.of(voter, size)
    if (place < size && this.similarities[place]! >= similarity) return size
    this.found[place] = session
    this.similarities[place] = similarity
    return Math.max(size, place + 1)
  }

  private vote(session: number, similarity: number): void {
    const { book, votes } = this
    const length = book.length(session)
    let last = 0
    let newest = Number.POSITIVE_INFINITY
    for (let index = 0; index < length; index++) {
      const product = book.product(session, index)
      if (this.shared[product] !== this.stamp) continue
      last = index
      newest = Math.min(newest, this.sharedPlaces[product]!)
    }
    const voice = similarity * (1 + newest) ** -this.settings.neighborFade
    for (let index = 0; index < length; index++) {
      const distance = index < last ? last - index : index - last
      votes.add(book.product(session, index), voice * this.nearness[distance]!, false)
    }
  }
}
