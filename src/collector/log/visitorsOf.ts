import type { Erasure, Person } from './EventLog.js'

/** The browsers on which a customer was known who is erased: what these did without that name is still there. */
export function visitorsOf({ people }: Pick<Erasure, 'people'>, person: Person): string[] {
  return 'customer' in person ? people.filter(id => id !== person.customer) : []
}
