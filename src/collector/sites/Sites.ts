/** The site keys that the data directory knows. */
export interface Sites {
  /** Every known key, in the order in which they came. */
  keys(): string[]
  /** Makes a key known; known ones stay as they are. */
  add(key: string): void
}
