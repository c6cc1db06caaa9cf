/**
 * What is remembered for a while: in a newer span, and in the one before it. A span ends when it is old or full, and takes the one before
 * with it, so that what is remembered is between one and two spans old.
 */
export class TwoSpans<T> {
  #since = 0
  #newer: T | undefined
  #older: T | undefined

  /**
   * @param spanMs age at which a span ends, ms
   * @param begin makes an empty span
   * @param isFull whether a span holds as much as it may
   */
  constructor(
    readonly spanMs: number,
    readonly begin: () => T,
    readonly isFull: (span: T) => boolean,
  ) {}

  /** The span to write to, and the one before it, which is missing after a start and after a pause of more than two spans. */
  at(now: number): { newer: T; older: T | undefined } {
    const age = now - this.#since
    let newer = this.#newer
    if (newer === undefined || age >= this.spanMs || this.isFull(newer)) {
      this.#older = age < 2 * this.spanMs ? newer : undefined
      newer = this.begin()
      this.#since = now
    }
    this.#newer = newer
    return { newer, older: this.#older }
  }
}
