import type { Connection } from '../database/openDatabase.js'
import type { Sites } from './Sites.js'

/** Site keys and the numbers that stand for them in other tables. */
export class SiteTable implements Sites {
  readonly #known = new Map<string, number>()
  readonly #all
  readonly #find
  readonly #insert

  constructor(db: Connection) {
    this.#all = db.prepare<[], string>('SELECT key FROM site ORDER BY n').pluck()
    this.#find = db.prepare<[string], number>('SELECT n FROM site WHERE key = ?').pluck()
    this.#insert = db.prepare<[string]>('INSERT INTO site (key) VALUES (?) ON CONFLICT (key) DO NOTHING')
  }

  keys(): string[] {
    return this.#all.all()
  }

  add(key: string): void {
    if (this.find(key) === undefined) this.#insert.run(key)
  }

  /** The number of a known site. */
  find(key: string): number | undefined {
    const known = this.#known.get(key) ?? this.#find.get(key)
    if (known !== undefined) this.#known.set(key, known)
    return known
  }

  /** The key behind a number. */
  key(number: number): string {
    for (const [key, known] of this.#known) if (known === number) return key
    for (const key of this.keys()) this.find(key)
    for (const [key, known] of this.#known) if (known === number) return key
    throw new Error(`No site has the number ${number}.`)
  }

  /** The number of a site, which becomes known by it. */
  number(key: string): number {
    this.add(key)
    return this.find(key) as number
  }

  /** Forgets numbers that a rolled-back transaction has handed out. */
  rolledBack(): void {
    this.#known.clear()
  }
}
