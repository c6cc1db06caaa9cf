import type { Doubt } from '../log/Doubt.js'
import type { AppendRequest, IncomingEvent } from '../log/EventLog.js'
import type { Crowds } from './Crowds.js'
import { doubtOf } from './doubtOf.js'
import { isSigned } from './isSigned.js'
import type { Paces } from './Paces.js'

/** What a request says of who sent it. */
export interface Sender {
  userAgent: string | undefined
  /** `undefined` where it is not known. */
  network: string | undefined
}

/** What events are judged by. */
export interface Judges {
  crowds: Crowds
  /** Left out, nobody is too fast. */
  paces?: Paces | undefined
  /** With it, orders and returns are judged by their signature alone. */
  orderKey?: string | undefined
}

/** The same request, with the events marked that nothing should be learned from. */
export function doubtEvents(append: AppendRequest, { userAgent, network }: Sender, judges: Judges): AppendRequest {
  const bot = doubtOf(userAgent)
  const { crowds, paces, orderKey } = judges
  const doubtOn = (one: IncomingEvent): Doubt | undefined => {
    const { event } = one
    if (orderKey !== undefined && (event.name === 'purchase' || event.name === 'refund'))
      return isSigned(event, orderKey) ? undefined : 'unsigned'
    if (bot !== undefined) return bot
    if (paces !== undefined && isTooFast(append, one, paces)) return 'rate'
    return network !== undefined && isOfCrowd(append, one, network, crowds) ? 'crowd' : undefined
  }
  const events = append.events.map((one): IncomingEvent => {
    const doubt = doubtOn(one)
    return doubt === undefined ? one : { ...one, doubt }
  })
  return { ...append, events }
}

/** Who looks, as far as consent lets anybody know. */
const personOf = ({ envelope }: AppendRequest) =>
  envelope.consent === 'granted' ? (envelope.customer ?? envelope.visitor) : null

function isTooFast(append: AppendRequest, { event, at }: IncomingEvent, paces: Paces): boolean {
  const person = personOf(append)
  if (event.name !== 'view_item' || person === null) return false
  return paces.isTooFast(JSON.stringify([append.envelope.site, person]), event.id, at, append.receivedAt)
}

/** Of looks, shares and orders apart. Without consent nobody knows who looks, and each order stands for a visitor of its own. */
function isOfCrowd(append: AppendRequest, { event }: IncomingEvent, network: string, crowds: Crowds): boolean {
  const products = productsOf(event)
  if (products.length === 0) return false
  const visitor = personOf(append) ?? (event.name === 'purchase' ? `order:${event.params.transaction_id}` : null)
  if (visitor === null) return false
  const what = JSON.stringify([append.envelope.site, event.name])
  return crowds.isFull(what, products, network, visitor, append.receivedAt)
}

/** The products that lists would learn of. */
function productsOf(event: IncomingEvent['event']): string[] {
  if (event.name === 'view_item' || event.name === 'purchase') return event.params.items.map(({ item_id }) => item_id)
  return event.name === 'share' && event.params.item_id !== undefined ? [event.params.item_id] : []
}
