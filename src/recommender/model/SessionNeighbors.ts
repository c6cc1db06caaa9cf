import type { Settings } from '../defaults.js'
import { grow } from '../math/grow.js'
import { kthLargest } from '../math/kthLargest.js'
import { NumberTable } from '../math/NumberTable.js'
import { wholeSteps } from '../math/wholeSteps.js'
import { Blend } from './Blend.js'
import { PlaceTable } from './PlaceTable.js'
import type { SessionBook } from './SessionBook.js'
import { NONE, SessionCursor } from './SessionCursor.js'
import { SessionProducts } from './SessionProducts.js'

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
  readonly tally = new Blend()
  /** Per product of the running session: its sessions. And the same cursors, the one with the newest session first. */
  private readonly cursors: SessionCursor[] = []
  private readonly line: SessionCursor[] = []
  /** Sessions that share a product, newest first. */
  private found = new Uint32Array(1024)
  private similarities = new Float64Array(1024)
  private selection = new Float64Array(1024)
  private readonly copies: SessionProducts
  /** Per product in `tally`: sessions with it; its score. */
  private counts = new Uint32Array(256)
  private scored = new Float64Array(256)
  /** Of each visitor: the place in `found`. */
  private readonly places: PlaceTable
  /** Of what a neighbour looked at: its places in `tally`. */
  private voted = new Uint32Array(64)
  private readonly nearness: Float64Array
  /** e^(−age · `sessionDecay`) by age · 1024. */
  private readonly freshness: Float64Array
  private readonly logarithms = new NumberTable(Math.log)

  constructor(
    private readonly book: SessionBook,
    private readonly settings: Settings,
  ) {
    this.copies = new SessionProducts(book)
    this.places = new PlaceTable(settings.sessionSample)
    this.freshness = Float64Array.from({ length: AGES + 1 }, (_, age) =>
      Math.exp((-settings.sessionDecay * age) / AGES),
    )
    this.nearness = Float64Array.from({ length: 64 }, (_, distance) => Math.exp(-distance / settings.neighborReach))
  }

  /**
   * Gathers in `tally` what the neighbours of a running session looked at, behind what it looked at itself.
   *
   * @param running its products, newest first, none twice
   */
  gather(running: readonly number[]): void {
    this.tally.reset()
    this.places.reset()
    for (const product of running) this.tally.slot(product)
    const found = this.find(running)
    if (found === 0) return
    const { sessionNeighbors } = this.settings
    this.selection.set(this.similarities.subarray(0, found))
    const least = found > sessionNeighbors ? kthLargest(this.selection, found, sessionNeighbors) : 0
    let open = sessionNeighbors
    for (let place = 0; place < found; place++) if (this.similarities[place]! > least) open--
    let neighbors = 0
    for (let place = 0; place < found; place++) {
      const similarity = this.similarities[place]!
      if (similarity < least || (similarity === least && open-- <= 0)) continue
      this.found[neighbors] = this.found[place]!
      this.similarities[neighbors++] = similarity
    }
    this.copies.read(this.found, neighbors)
    for (let neighbor = 0; neighbor < neighbors; neighbor++) this.vote(neighbor, running.length)
  }

  /** Scores of the products in `tally`, in their order: each sum by how rare the product is. */
  scores(): Float64Array {
    const { book, tally, logarithms } = this
    const { sessionIdf, supportStep } = this.settings
    const { size, scores } = tally
    this.counts = grow(this.counts, size)
    this.scored = grow(this.scored, size)
    book.ofProduct.readLengths(tally.products, size, this.counts)
    const all = Math.max(1, wholeSteps(book.size, supportStep))
    const most = logarithms.of(all)
    for (let at = 0; at < size; at++) {
      const having = Math.min(all, Math.max(1, wholeSteps(this.counts[at]!, supportStep)))
      this.scored[at] = scores[at]! * (1 + sessionIdf * (most - logarithms.of(having)))
    }
    return this.scored
  }

  get byteLength(): number {
    const scratch = this.counts.byteLength + this.scored.byteLength + this.places.byteLength + this.copies.byteLength
    return this.tally.byteLength + this.logarithms.byteLength + scratch
  }

  /**
   * Walks the lists of the running session's products from their ends, all together, newest session first. Where counts change in
   * steps, a product's newest sessions are passed over until a step of them is complete.
   */
  private find(running: readonly number[]): number {
    const { ofProduct, newest, oldest } = this.book
    const { sessionSample, sessionFade, supportStep } = this.settings
    const places = running.length
    const ages = AGES / Math.max(1, newest - oldest)
    for (let place = 0; place < places; place++) {
      const product = running[place]!
      const weight = ((places - place) / places) ** sessionFade
      const cursor = this.cursors[place] ?? new SessionCursor(this.book, place)
      cursor.open(product, wholeSteps(ofProduct.length(product), supportStep), weight)
      this.cursors[place] = cursor
    }
    for (let place = places - 1; place >= 0; place--) this.queue(place, this.cursors[place]!, places)
    this.found = grow(this.found, sessionSample)
    this.similarities = grow(this.similarities, sessionSample)
    this.selection = grow(this.selection, sessionSample)
    const line = this.line
    let size = 0
    while (size < sessionSample) {
      const { session, start } = line[0]!
      if (session === NONE) break
      let similarity = 0
      for (let cursor = line[0]!; cursor.session === session; cursor = line[0]!) {
        similarity += cursor.weight
        cursor.step()
        this.queue(0, cursor, places)
      }
      similarity *= this.freshness[Math.floor(ages * (newest - start))]!
      size = this.hold(session, similarity, size)
    }
    return size
  }

  /** Puts a cursor into the line behind `place`, which is free: behind those that are ahead of it, which move up. */
  private queue(place: number, cursor: SessionCursor, places: number): void {
    const line = this.line
    let at = place
    for (; at + 1 < places && line[at + 1]!.isAhead(cursor); at++) line[at] = line[at + 1]!
    line[at] = cursor
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

  /** @param shared products of the running session, which have the first places in `tally` */
  private vote(neighbor: number, shared: number): void {
    const tally = this.tally
    const { products } = this.copies
    const first = this.copies.start(neighbor)
    const length = this.copies.end(neighbor) - first
    let last = 0
    let newest = Number.POSITIVE_INFINITY
    for (let index = 0; index < length; index++) {
      const place = tally.slot(products[first + index]!)
      this.voted[index] = place
      if (place >= shared) continue
      last = index
      newest = Math.min(newest, place)
    }
    const voice = this.similarities[neighbor]! * (1 + newest) ** -this.settings.neighborFade
    for (let index = 0; index < length; index++)
      tally.vote(this.voted[index]!, voice * this.nearness[Math.abs(index - last)]!)
  }
}
