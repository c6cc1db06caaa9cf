import type { Finding } from './compareEvents.js'
import type { Facts } from './findTracker.js'
import { isOurs } from './isOurs.js'
import type { Visit } from './Visit.js'

/** What keeps the pages of a visit from talking to the collector: a content policy, of which the browser tells nothing but the violation. */
export async function whyMute(visit: Visit, { collector }: Facts): Promise<Finding | undefined> {
  const { violations } = await visit.notes()
  const violation = violations.find(
    ({ directive, blocked }) => directive === 'connect-src' && isOurs(blocked, collector),
  )
  return (
    violation && {
      expected: 'pages may talk to the collector',
      seen: `${violation.directive} of the content policy blocks ${violation.blocked.split('?')[0]} on ${visit.page.url()}`,
      advice: `Write ${new URL(collector).origin} into connect-src of the content policy of every page.`,
    }
  )
}
