// POST with keepalive, failed requests kept in localStorage (its default), one event a request as its documentation advises.
import { newTracker, trackPageView, trackStructEvent } from '@snowplow/browser-tracker'

const { endpoint } = window.bench
newTracker('sp', endpoint, {
  appId: 'bench',
  eventMethod: 'post',
  keepalive: true,
  bufferSize: 1,
  retryFailedRequests: true,
  useLocalStorage: true,
})
trackPageView()
window.bench.track = mark => trackStructEvent({ category: 'product', action: 'view', label: mark })
window.bench.ready = Promise.resolve()
