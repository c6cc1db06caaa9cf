// Defaults: IndexedDB outbox, one sending tab, a copy by keepalive when the page is left. Pages view themselves.
import { createTracker } from 'grapevine-sdk'

const { endpoint, consent } = window.bench
const tracker = createTracker({ site: 'bench', collector: endpoint, ...(consent && { consent: 'granted' }) })

window.bench.track = mark => tracker.event('view_item', { items: [{ item_id: mark }] })
window.bench.ready = Promise.resolve()
