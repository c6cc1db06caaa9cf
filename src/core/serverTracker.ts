import type { Fate, Tracker } from './Tracker.js'

/** The tracker of a server: the same methods, and nothing happens. */
export function serverTracker(site: string, collector: string): Tracker {
  const fate: Fate = { status: 'dropped', id: '', code: 'no_browser' }
  const nothing = () => {}
  return {
    site,
    collector,
    event: async () => fate,
    cart: { set: async () => [fate], get: async () => ({ items: [] }) },
    identify: async () => fate,
    logout: async () => {},
    page: async () => fate,
    consent: async () => {},
    recommend: async () => undefined,
    on: () => nothing,
    use: () => nothing,
    flush: async () => ({ sent: 0, waiting: 0 }),
    books: async () => ({ tracked: 0, counted: 0, rejected: {}, dropped: {}, waiting: 0 }),
    destroy: nothing,
  }
}
