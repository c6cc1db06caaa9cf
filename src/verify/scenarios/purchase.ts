import { PRESENT } from '../../testing/covers.js'
import { Skipped, scenario } from '../Scenario.js'

export const purchase = scenario({
  name: 'purchase',
  step: 'Place a test order, and load the page after it anew.',
  needs: [],
  expected: {
    events: [
      {
        name: 'purchase',
        params: { transaction_id: PRESENT, items: PRESENT },
        says: 'with a transaction_id and its products, though its page was opened twice',
        advice:
          "Call gv('event', 'purchase', { transaction_id, currency, value, items }) on the page after an order, and remember that it was told.",
      },
    ],
  },
  refuted: {
    page: {
      again: {
        says: 'anything of the order or the cart told by the second load',
        advice: 'Empty the cart after purchase and not before, and tell nothing of an order that was told.',
      },
    },
  },
  async run(kit, fault) {
    if (kit.told.order === undefined && kit.told.thankYou === undefined)
      throw new Skipped('tell --thank-you, or "order" in the file of --pages, to check it')
    const { visit, again } = await kit.order()
    // A second purchase is a finding of the events already.
    const others = again.filter(({ name }) => name !== 'purchase')
    if (others.length > 0) fault('again', others.map(({ name }) => name).join(', '))
    return visit
  },
})
