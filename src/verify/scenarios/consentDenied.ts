import { Skipped, scenario } from '../Scenario.js'
import { seeStored } from '../seeStored.js'

/** Longest wait of an event before it is sent, ms, and some. */
const QUIET_MS = 3500

export const consentDenied = scenario({
  name: 'consent-denied',
  step: 'Say no, look at a product, put it into the cart.',
  needs: [],
  expected: {},
  refuted: {
    events: [
      {
        says: 'of somebody who said no',
        advice: "Call gv('consent', 'denied') where your banner has a no, and 'granted' nowhere else.",
      },
    ],
    page: {
      stored: {
        says: 'anything stored by Grapevine',
        advice: "Call gv('consent', 'denied') on every page of whoever said no.",
      },
    },
  },
  async run(kit, fault) {
    const { told, facts } = kit
    if (facts.consent !== 'pending' && told.deny === undefined)
      throw new Skipped(
        `the shop starts with consent ${facts.consent}; tell "deny" in the file of --pages if it asks for it`,
      )
    const visit = await kit.visit()
    await visit.open('start')
    await visit.deny()
    if (told.product !== undefined) {
      await visit.open('product')
      if (told.addToCart !== undefined) await visit.click('addToCart')
    } else await visit.reload()
    await visit.pause(QUIET_MS)
    const stored = await seeStored(visit.page)
    if (stored.length > 0) fault('stored', stored.join(', '))
    return visit
  },
})
