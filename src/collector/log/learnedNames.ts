import type { EventName } from '../../protocol/events/index.js'

/** The events that say something of orders; the log finds them without reading others. */
export const ORDERS: readonly EventName[] = ['purchase', 'refund']

/** The events that say what was looked at; the log finds them without reading others. */
export const VIEWS: readonly EventName[] = ['view_item']

/** The events that teach the recommender something. */
export const LEARNED: readonly EventName[] = [...ORDERS, ...VIEWS]
