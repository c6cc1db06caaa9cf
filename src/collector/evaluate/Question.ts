/** One thing to foretell: what was looked at or bought next to what is known. */
export interface Question {
  /** Product ids, oldest first. */
  known: readonly string[]
  wanted: string
}
