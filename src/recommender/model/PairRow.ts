/** What was bought together with one product, as of one day: raw counts, in no order. */
export interface PairRow {
  /** `History.changes` of the product and `History.today` when it was counted. */
  changes: number
  day: number
  products: Uint32Array
  /** Distinct visitors with both products in one order. */
  visitors: Uint32Array
  /** The same, each visitor by the age of the newest such order. */
  decayed: Float64Array
}
