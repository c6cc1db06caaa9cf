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
        advice: "Call gv('event', 'purchase', { transaction_id, currency, value, items }) on the page after an order.",
        surplus:
          'Remember in the browser which orders were told, such as by localStorage, and tell none again when its page is loaded anew.',
      },
    ],
    page: {
      number: {
        says: 'its transaction_id is the same whenever its page is opened',
        advice:
          'Take the number of the order from the shop: one that is made anew with the page makes another order of each load, and each is counted.',
      },
      worth: {
        says: 'it has a value, and each product a price',
        advice:
          'Send currency, value and the price of each product as numbers: reports of what blocks earn add them up.',
      },
    },
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
    const purchases = visit.events.filter(({ name }) => name === 'purchase')
    const { params } = purchases[0] ?? {}
    const numbers = [...new Set(purchases.map(one => one.params.transaction_id))]
    if (numbers.length > 1) fault('number', `${numbers.join(', then ')}`)
    const { value, items = [] } = (params ?? {}) as { value?: number; items?: { item_id: string; price?: number }[] }
    const free = items.flatMap(({ item_id, price }) => (price === undefined ? [item_id] : []))
    if (params && value === undefined) fault('worth', 'no value')
    if (free.length > 0) fault('worth', `no price of ${free.join(', ')}`)
    // A second purchase is a finding of the events already.
    const others = again.filter(({ name }) => name !== 'purchase')
    if (others.length > 0) fault('again', others.map(({ name }) => name).join(', '))
    return visit
  },
})
