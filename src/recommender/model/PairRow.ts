/** What was bought or looked at together with one product, as of one day: raw counts, in no order. */
export interface PairRow {
  /** `changes` of the product and `today` when it was counted. */
  changes: number
  day: number
  products: Uint32Array
  /** Distinct visitors with both products in one order, or near each other in one session. */
  visitors: Uint16Array | Uint32Array
  /** The same, each visitor by the weightiest such order or session. */
  decayed: Float32Array
  /** Of orders: the visitors who bought the one product, each by the weightiest order. Of searches: the visitors who searched for the term. */
  weight: number
}

/** Its numbers besides what it has of each neighbour. */
export const PAIR_FACTS = ['changes', 'day', 'weight'] as const
