// Requests leave as soon as the documentation allows (250 ms); no recording, surveys or flags. PostHog has no option for a
// queue that outlives the page. Its filter of robots would drop every event of a headless browser.
import posthog from 'posthog-js'

const { endpoint } = window.bench
window.bench.ready = new Promise(resolve => {
  posthog.init('phc_bench', {
    api_host: endpoint,
    defaults: '2026-01-30',
    autocapture: false,
    disable_session_recording: true,
    disable_surveys: true,
    opt_out_useragent_filter: true,
    request_queue_config: { flush_interval_ms: 250 },
    loaded: resolve,
  })
})
window.bench.track = mark => posthog.capture('Product Viewed', { mark })
