/** Where the visitors behind one product's row vote for its other products: one vote per visitor and product. */
export interface Ballot {
  /** Products with a vote, the first `size` of them. */
  readonly products: Uint32Array
  readonly size: number
  /** Empties it, with room for so many products. @param windowDays days that a vote counts */
  reset(products: number, windowDays: number): void
  /** To be called before the votes of each visitor who may vote for a product more than once. */
  nextVisitor(): void
  /**
   * @param again whether this visitor, begun by `nextVisitor`, may have voted for the product before
   * @param day of the order or session; those of one visitor come oldest first
   */
  add(product: number, weight: number, again: boolean, day: number): void
  /** To be called after the last vote. @param today the last day of the window */
  close(today: number): void
  /** Sum of the weights of a product with a vote. */
  sum(product: number): number
  /** Visitors who voted for a product with a vote. */
  visitors(product: number): number
  readonly byteLength: number
}
