import type { Expired } from './EventLog.js'
import { erasureOf, type PersonalEvent } from './erasureOf.js'
import { LEARNED } from './learnedNames.js'

/** What models have to forget of events that are gone, by site. */
export function forgottenBySite(events: readonly (PersonalEvent & { site: string })[]): Expired['forgotten'] {
  const learned = events.filter(({ name }) => LEARNED.includes(name))
  return [...new Set(learned.map(({ site }) => site))].map(site => {
    const { events: _, ...gone } = erasureOf(learned.filter(event => event.site === site))
    return { site, gone }
  })
}
