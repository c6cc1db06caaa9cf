import type { Books } from 'grapevine-sdk'
import type { Tracking } from './Tracking.js'

/** The snippet's function: it queues what is said before the tag is there. */
type Gv = (command: string, ...args: unknown[]) => unknown

/** Speaks to the tag through `gv(…)`. Without the tag everything stays in its queue and the shop goes on. */
export function tagTracking(): Tracking {
  const gv: Gv = (command, ...args) => (window as { gv?: Gv }).gv?.(command, ...args)
  return {
    event: (name, params) => void gv('event', name, params),
    cart: cart => void gv('cart', cart),
    page: options => void gv('page', options),
    consent: async state => gv('consent', state),
    identify: customer => void gv('identify', customer),
    logout: () => void gv('logout'),
    flush: async () => gv('flush'),
    books: async () => (await gv('books')) as Books | undefined,
    on: (event, listener) => void gv('on', event, listener),
  }
}
