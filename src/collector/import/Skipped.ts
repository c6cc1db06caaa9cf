/** Line numbers that are kept per reason: enough to look at, few enough to read. */
const EXAMPLES = 5

/** What an import left out, by reason. Nothing is left out in silence. */
export class Skipped<R extends string> {
  readonly #counts = new Map<R, number>()
  readonly #examples = new Map<R, number[]>()

  /** @param line of the file, from 1 */
  add(reason: R, line: number): void {
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1)
    const examples = this.#examples.get(reason)
    if (examples === undefined) this.#examples.set(reason, [line])
    else if (examples.length < EXAMPLES) examples.push(line)
  }

  get total(): number {
    let total = 0
    for (const count of this.#counts.values()) total += count
    return total
  }

  /** The commonest reason first. */
  toJSON(): Partial<Record<R, number>> {
    const sorted = [...this.#counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    return Object.fromEntries(sorted) as Partial<Record<R, number>>
  }

  /** One sentence per reason, with the first lines that it concerns. */
  describe(texts: Readonly<Record<R, string>>): string[] {
    return (Object.entries(this.toJSON()) as [R, number][]).map(([reason, count]) => {
      const lines = this.#examples.get(reason) ?? []
      const more = count > lines.length ? ', …' : ''
      return `skipped ${count}: ${reason}, ${texts[reason]} (line ${lines.join(', ')}${more})`
    })
  }
}
