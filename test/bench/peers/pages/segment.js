// Batches (sent by keepalive when the page is left) and the retry queue on; the settings are in the page, so that a CDN that
// does not answer can hold nothing up.
import { AnalyticsBrowser } from '@segment/analytics-next'

const { endpoint } = window.bench
const segment = {
  apiKey: 'bench',
  apiHost: `${new URL(endpoint).host}/v1`,
  protocol: 'http',
  deliveryStrategy: { strategy: 'batching', config: { size: 10, timeout: 1000 } },
}
const analytics = AnalyticsBrowser.load(
  { writeKey: 'bench', cdnSettings: { integrations: { 'Segment.io': segment } } },
  { retryQueue: true, integrations: { 'Segment.io': segment } },
)
analytics.page()

window.bench.track = mark => {
  analytics.track('Product Viewed', { mark })
}
window.bench.ready = analytics.ready()
