/** Names by number, from 1; 0 stands for no name. */
export class NameTable {
  private readonly numbers = new Map<string, number>()

  intern(name: string | undefined): number {
    if (name === undefined || name === '') return 0
    const found = this.numbers.get(name)
    if (found !== undefined) return found
    const number = this.numbers.size + 1
    this.numbers.set(name, number)
    return number
  }

  /** The highest number that was given. */
  get size(): number {
    return this.numbers.size
  }
}
