import { deleteEvents } from './deleteEvents.js'
import type { Erasure, Person } from './EventLog.js'
import { erasureOf } from './erasureOf.js'
import type { logStatements } from './logStatements.js'
import { personKey } from './personKey.js'
import type { PreparedAppend } from './prepareAppend.js'

/** Who was erased from a log in SQLite. It is asked, and changed, inside of the log's transactions. */
export class ErasedPeople {
  readonly #sql: ReturnType<typeof logStatements>

  constructor(sql: ReturnType<typeof logStatements>) {
    this.#sql = sql
  }

  /** Whether a request is of one of them. */
  include(site: number, { visitor, customer }: Pick<PreparedAppend, 'visitor' | 'customer'>): boolean {
    if (this.#sql.anyErased.get(site) === undefined) return false
    const people: Person[] = []
    if (visitor !== null) people.push({ visitor })
    if (customer !== null) people.push({ customer })
    return people.some(person => this.#sql.isErased.get(site, this.#keyOf(person)) !== undefined)
  }

  /** Deletes all events of a person, books them as erased, and keeps a keyed hash of who it was. */
  erase(site: number, person: Person, at: number): Erasure {
    const rows =
      'visitor' in person
        ? this.#sql.ofVisitor.all(site, person.visitor)
        : this.#sql.ofCustomer.all(site, person.customer)
    deleteEvents(this.#sql, rows, 'erased')
    this.#sql.keepErased.run(site, this.#keyOf(person), at)
    return erasureOf(rows)
  }

  #keyOf(person: Person): Buffer {
    return personKey(this.#sql.secret.get()!, person)
  }
}
