import type { Tracker } from '../../../../src/core/Tracker.js'
import type { Random } from '../../../../src/simulator/createRandom.js'
import type { TRACKED } from './commands.js'

/** Products of the shop. */
const PRODUCTS = 6
let orders = 0

/** Calls the tracker as a shop does, or as one does by mistake, and does not wait. */
export function trackSomething(tracker: Tracker, what: (typeof TRACKED)[number], random: Random): void {
  const item = () => ({ item_id: `P-${random.below(PRODUCTS)}`, price: 5, quantity: 1 })
  const order = (transaction_id: string, ...items: ReturnType<typeof item>[]) =>
    tracker.event('purchase', { transaction_id, currency: 'EUR', items })
  switch (what) {
    case 'view':
      return void tracker.event('view_item', { items: [item()] })
    case 'list':
      return void tracker.event('view_item_list', { items: [item(), item()] })
    case 'order':
      return void order(`T-${++orders}`, item(), item())
    case 'same order':
      return void order('T-again', { item_id: 'P-0', price: 5, quantity: 1 })
    case 'share':
      return void tracker.event('share', { method: 'copy' })
    case 'nonsense':
      return void tracker.event('no such event' as 'share', {})
    case 'bad':
      return void tracker.event('view_item', { items: 'all' } as never)
  }
}
