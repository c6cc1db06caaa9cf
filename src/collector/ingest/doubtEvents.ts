import type { AppendRequest, IncomingEvent } from '../log/EventLog.js'
import type { Crowds } from './Crowds.js'
import { doubtOf } from './doubtOf.js'
import { isSigned } from './isSigned.js'

/** What a request says of who sent it. */
export interface Sender {
  userAgent: string | undefined
  /** `undefined` where it is not known. */
  network: string | undefined
}

/**
 * The same request, with the events marked that nothing should be learned from.
 * @param orderKey with it, orders and returns are judged by their signature alone
 */
export function doubtEvents(
  append: AppendRequest,
  { userAgent, network }: Sender,
  crowds: Crowds,
  orderKey?: string,
): AppendRequest {
  const doubt = doubtOf(userAgent)
  const isCrowd = (one: IncomingEvent) => network !== undefined && isOfCrowd(append, one, network, crowds)
  const events = append.events.map((one): IncomingEvent => {
    const { event } = one
    if (orderKey !== undefined && (event.name === 'purchase' || event.name === 'refund')) {
      return isSigned(event, orderKey) ? one : { ...one, doubt: 'unsigned' }
    }
    if (doubt !== undefined) return { ...one, doubt }
    return isCrowd(one) ? { ...one, doubt: 'crowd' } : one
  })
  return { ...append, events }
}

/** Of looks and of orders apart. Without consent nobody knows who looks, and each order stands for a visitor of its own. */
function isOfCrowd({ envelope, receivedAt }: AppendRequest, { event }: IncomingEvent, network: string, crowds: Crowds) {
  const { consent, site } = envelope
  const person = consent === 'granted' ? (envelope.customer ?? envelope.visitor) : null
  if (event.name !== 'view_item' && event.name !== 'purchase') return false
  const visitor = person ?? (event.name === 'purchase' ? `order:${event.params.transaction_id}` : null)
  if (visitor === null) return false
  const products = (event.params.items ?? []).map(({ item_id }) => item_id)
  return crowds.isFull(JSON.stringify([site, event.name]), products, network, visitor, receivedAt)
}
