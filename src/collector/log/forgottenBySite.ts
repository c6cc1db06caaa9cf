import type { Expired } from './EventLog.js'
import { erasureOf, type PersonalEvent } from './erasureOf.js'
import { LEARNED } from './learnedNames.js'
import { personOfOrder } from './personOfOrder.js'

/** What models have to forget of events that are gone, by site: nothing of those that were doubted, which they never learned. */
export function forgottenBySite(events: readonly (PersonalEvent & { site: string })[]): Expired['forgotten'] {
  const learned = events.filter(({ name, doubt }) => LEARNED.includes(name) && doubt === null)
  return [...new Set(learned.map(({ site }) => site))].map(site => {
    const ofSite = learned.filter(event => event.site === site)
    const { orders, sessions, people } = erasureOf(ofSite)
    const nobodys = ofSite.filter(
      ({ visitor, customer, order }) => order !== null && visitor === null && customer === null,
    )
    return {
      site,
      gone: { orders, sessions, people: [...people, ...nobodys.map(({ order }) => personOfOrder(order!))] },
    }
  })
}
