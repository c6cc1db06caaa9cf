import { Skipped, scenario } from '../Scenario.js'
import { seeStored } from '../seeStored.js'

/** What a page sends by itself is under way by then, ms: three seconds after the first event, and some. */
const QUIET_MS = 3500

export const beforeConsent = scenario({
  name: 'before-consent',
  step: 'Open the start page and a product page, and answer nothing.',
  needs: [],
  expected: {},
  refuted: {
    events: [
      {
        says: 'before the shopper has answered',
        advice:
          "Take data-consent=\"granted\" away, and call gv('consent', 'granted') only once the shopper has said yes.",
      },
    ],
    page: {
      stored: {
        says: 'anything stored by Grapevine',
        advice: "Call gv('consent', …) only once the shopper has answered.",
      },
    },
  },
  async run(kit, fault) {
    const { consent } = kit.facts
    if (consent !== 'pending' && kit.told.consent === undefined)
      throw new Skipped(
        `the shop starts with consent ${consent}; tell "consent" in the file of --pages if it asks for it`,
      )
    const visit = await kit.visit()
    await visit.open('start')
    if (kit.told.product !== undefined) await visit.open('product')
    await visit.pause(QUIET_MS)
    const stored = await seeStored(visit.page)
    if (stored.length > 0) fault('stored', stored.join(', '))
    return visit
  },
})
