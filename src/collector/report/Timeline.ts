/** Things that happened, added in any order, and the last of them at a time. */
export class Timeline<T extends { at: number }> {
  readonly #all: T[] = []
  #isSorted = true

  add(one: T): void {
    this.#isSorted &&= one.at >= (this.#all.at(-1)?.at ?? one.at)
    this.#all.push(one)
  }

  /** The last one after `from` and not after `until`, ms; of several at one time the one that was added last. */
  lastIn(from: number, until: number): T | undefined {
    if (!this.#isSorted) this.#all.sort((a, b) => a.at - b.at)
    this.#isSorted = true
    let low = 0
    for (let high = this.#all.length; low < high; ) {
      const middle = (low + high) >> 1
      if (this.#all[middle]!.at <= until) low = middle + 1
      else high = middle
    }
    const last = this.#all[low - 1]
    return last !== undefined && last.at > from ? last : undefined
  }
}
