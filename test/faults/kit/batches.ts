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
    // The first products are the most popular, and each is bought together with one other.
    const product = () => random.below(1 + random.below(500))
    const item = (n = product()) => ({ item_id: `SKU-${n}`, item_name: 'Lantern', price: 12.5, quantity: 1 })
    const pair = (n = product()) => [item(n), item(n ^ 1)]
    const kinds = [
      () => ({ name: 'page_view', params: { page_location: 'https://shop.example/', kind: 'load' } }),
      () => ({ name: 'view_item', params: { items: [item()] } }),
      () => ({ name: 'add_to_cart', params: { currency: 'EUR', value: 12.5, items: [item()] } }),
      () => ({
        name: 'purchase',
        params: { transaction_id: `${random.id()}-${orders++}`, currency: 'EUR', items: pair() },
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
