/** What the blocks know of the shopper, by product id. It stays on the page. */
export interface Visitor {
  cart_: readonly string[]
  /** Newest first. */
  bought_: readonly string[]
  /** Looked at, newest first. */
  recent_: readonly string[]
}

/** What is particular to one block type; everything else is the same for all. */
export interface BlockDefinition {
  /** The products that the block is about, from those that the shop named and what the shopper did; else it is about none. */
  anchors_?(named: readonly string[], visitor: Visitor): readonly string[]
  /** Without an anchor there is nothing to show. */
  personal_?: true
  /** Without a search term there is nothing to show. */
  ofTerm_?: true
  /** The answer is made of the anchors themselves, in their order. */
  ofAnchors_?: true
  /** What was bought may be shown. */
  again_?: true
}
