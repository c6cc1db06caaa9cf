import type { Random } from '../../../src/simulator/createRandom.js'

/** A batch ready to be sent. */
export interface TestBatch {
  batch: string
  ids: string[]
  body: string
}

/** Makes batches of one browser after the other, as a page would write them: page views, product views, carts and orders. */
export function batchMaker(random: Random, site: string): (size: number) => TestBatch {
  let orders = 0
  return size => {
    const now = Date.now()
    const pageView = random.id()
    const session = random.id()
    // The first products are the most popular, so that some are looked at and bought together.
    const item = () => ({
      item_id: `SKU-${random.below(1 + random.below(500))}`,
      item_name: 'Lantern',
      price: 12.5,
      quantity: 1,
    })
    const items = () => [item()]
    const kinds = [
      () => ({ name: 'page_view', params: { page_location: 'https://shop.example/', kind: 'load' } }),
      () => ({ name: 'view_item', params: { items: items() } }),
      () => ({ name: 'add_to_cart', params: { currency: 'EUR', value: 12.5, items: items() } }),
      () => ({
        name: 'purchase',
        params: { transaction_id: `${random.id()}-${orders++}`, currency: 'EUR', items: [item(), item()] },
      }),
    ]
    const events = Array.from({ length: size }, (_, n) => {
      const kind = kinds[random.below(kinds.length)]!
      return { id: random.id(), seq: n + 1, at: now - 1000, session, pageView, ...kind() }
    })
    const batch = random.id()
    const envelope = { v: 1, site, batch, sentAt: now, outbox: random.id(), consent: 'granted', visitor: random.id() }
    return { batch, ids: events.map(({ id }) => id), body: JSON.stringify({ ...envelope, customer: null, events }) }
  }
}
