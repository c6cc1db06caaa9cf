import type { Kit } from './Kit.js'
import type { Visit } from './Visit.js'

/** What pages do when an answer does not come, they do by then, ms. */
const SOON_MS = 500

/** Errors that nothing caught on the pages of a visit in which the collector is disturbed, without those that they have anyway. */
export async function seeUncaught(visit: Visit, kit: Kit): Promise<string[]> {
  await visit.pause(SOON_MS)
  const seen = uncaughtOf(visit)
  if (seen.length === 0) return []
  const anyway = await kit.errorsAnyway()
  return seen.filter(text => !anyway.includes(text))
}

/** Errors that nothing caught, once each. */
export const uncaughtOf = ({ errors }: Visit): string[] => [
  ...new Set(errors.flatMap(({ isUncaught, text }) => (isUncaught ? [text] : []))),
]
