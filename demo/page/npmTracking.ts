import type { Tracker } from 'grapevine-sdk'
import type { Tracking } from './Tracking.js'

/** Speaks to a tracker that was imported from npm. */
export const npmTracking = (tracker: Tracker): Tracking => ({
  event: (name, params) => void tracker.event(name, params),
  cart: cart => void tracker.cart.set(cart),
  page: options => void tracker.page(options),
  consent: state => tracker.consent(state),
  identify: customer => void tracker.identify(customer),
  logout: () => void tracker.logout(),
  flush: () => tracker.flush(),
  books: () => tracker.books(),
  on: (event, listener) => void tracker.on(event, listener),
})
