import type { TrackerHost } from '../../core/Tracker.js'

/** What blocks show and what is chosen from them. Carts and orders are the shop's own to tell. */
const ECHOED: readonly string[] = ['view_item_list', 'select_item']

const echoing = new WeakSet<TrackerHost>()

/**
 * Repeats impressions of blocks and choices from them into the shop's own data layer, as GA4 knows them: `ecommerce: null`
 * first, so that nothing of an earlier push is left. Once for a page, however many blocks ask for it.
 *
 * @param name Name of the data layer, a global list such as `dataLayer`; it is made where it is not there yet.
 * https://developers.google.com/analytics/devguides/collection/ga4/ecommerce
 */
export function echoTo(tracker: TrackerHost, name: string): void {
  if (echoing.has(tracker)) return
  echoing.add(tracker)
  const page = globalThis as unknown as Record<string, unknown[] | undefined>
  tracker.on('event', ({ name: event, params }) => {
    if (!ECHOED.includes(event) || !(params as { recommendation_id?: string }).recommendation_id) return
    page[name] ??= []
    page[name].push({ ecommerce: null })
    page[name].push({ event, ecommerce: { ...params } })
  })
}
