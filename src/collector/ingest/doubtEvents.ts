import { isTestId } from '../../protocol/testId.js'
import type { Doubt } from '../log/Doubt.js'
import type { AppendRequest, IncomingEvent } from '../log/EventLog.js'
import { VISITS } from '../log/learnedNames.js'
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
  /** Where there are any, orders and returns are judged by their signature alone, which is by one of them. */
  orderKeys: readonly string[]
}

/** The same request, with the events marked that nothing should be learned from. */
export function doubtEvents(append: AppendRequest, { userAgent, network }: Sender, judges: Judges): AppendRequest {
  const bot = doubtOf(userAgent)
  const { crowds, paces, orderKeys } = judges
  const doubtOn = (one: IncomingEvent): Doubt | undefined => {
    const { event } = one
    // Also a signed order: the shop's server does not know that it is none.
    if (isTestId(append.envelope.visitor) || isTestId(event.pageView)) return 'test'
    if (orderKeys.length > 0 && (event.name === 'purchase' || event.name === 'refund'))
      return orderKeys.some(key => isSigned(event, key)) ? undefined : 'unsigned'
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

/** Who acts, as far as consent lets anybody know; else each session stands for a visitor of its own, and each order without one. */
function actorOf({ envelope }: AppendRequest, { event }: IncomingEvent): string | undefined {
  const person = envelope.consent === 'granted' ? (envelope.customer ?? envelope.visitor) : null
  if (person !== null) return person
  if (event.name === 'purchase') return `order:${event.params.transaction_id}`
  return event.session === null ? undefined : `session:${event.session}`
}

/** Of all that is done in a session and that lists are learned from. */
function isTooFast(append: AppendRequest, one: IncomingEvent, paces: Paces): boolean {
  const actor = actorOf(append, one)
  if (!VISITS.includes(one.event.name) || actor === undefined) return false
  return paces.isTooFast(JSON.stringify([append.envelope.site, actor]), one.event.id, one.at, append.receivedAt)
}

/** Of looks, searches, shares and orders apart. */
function isOfCrowd(append: AppendRequest, one: IncomingEvent, network: string, crowds: Crowds): boolean {
  const about = subjectsOf(one.event)
  const actor = actorOf(append, one)
  if (about.length === 0 || actor === undefined) return false
  const what = JSON.stringify([append.envelope.site, one.event.name])
  return crowds.isFull(what, about, network, actor, append.receivedAt)
}

/** The products that lists would learn of, and the search that one would be made of. */
function subjectsOf(event: IncomingEvent['event']): string[] {
  if (event.name === 'view_item' || event.name === 'purchase') return event.params.items.map(({ item_id }) => item_id)
  if (event.name === 'search') return [event.params.search_term.trim().toLowerCase()]
  return event.name === 'share' && event.params.item_id !== undefined ? [event.params.item_id] : []
}
