import type { EventName } from '../../protocol/events/index.js'

/** The events that say something of orders; the log finds them without reading others. */
export const ORDERS: readonly EventName[] = ['purchase', 'refund']

/** The events that say what was done in a session; the log finds them without reading others. */
export const VISITS: readonly EventName[] = ['search', 'share', 'view_item']

/** The events that teach the recommender something. */
export const LEARNED: readonly EventName[] = [...ORDERS, ...VISITS]
