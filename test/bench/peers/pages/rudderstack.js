// The bundled entry, so that no plugin comes from a CDN, and the source configuration in the page. The queue of events is
// the default one: one in localStorage for each tab, retried with backoff, taken over by another tab.
import { RudderAnalytics } from '@rudderstack/analytics-js/bundled'

const { endpoint } = window.bench
const analytics = new RudderAnalytics()
window.bench.ready = new Promise(resolve => {
  analytics.load('bench', endpoint, {
    getSourceConfig: () => ({
      source: {
        id: 'bench',
        name: 'bench',
        writeKey: 'bench',
        enabled: true,
        workspaceId: 'bench',
        config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
        connections: [],
        destinations: [],
        updatedAt: '2026-01-01T00:00:00.000Z',
        dataplanes: {},
      },
      updatedAt: '2026-01-01T00:00:00.000Z',
    }),
    storage: { encryption: { version: 'v3' } },
    queueOptions: { maxItems: 1000 },
    onLoaded: resolve,
  })
})
analytics.page()
window.bench.track = mark => analytics.track('Product Viewed', { mark })
