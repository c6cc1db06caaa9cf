/** Names by number, from 1; 0 stands for no name. */
export class NameTable {
  private readonly numbers = new Map<string, number>()
  private readonly names: string[] = ['']

  /** The number of a name; 0 of one that has none. */
  find(name: string | undefined): number {
    return name === undefined ? 0 : (this.numbers.get(name) ?? 0)
  }

  intern(name: string | undefined): number {
    const found = this.find(name)
    if (found !== 0 || name === undefined || name === '') return found
    const number = this.numbers.size + 1
    this.numbers.set(name, number)
    this.names.push(name)
    return number
  }

  /** The name of a number; '' of 0. */
  of(number: number): string {
    return this.names[number]!
  }

  /** All names, in the order of their numbers. */
  all(): readonly string[] {
    return this.names.slice(1)
  }

  /** The highest number that was given. */
  get size(): number {
    return this.numbers.size
  }
}
