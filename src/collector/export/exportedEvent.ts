import type { EventMap, EventName } from '../../protocol/events/index.js'
import type { Item } from '../../protocol/item.js'
import { type MinorUnits, toDecimal } from '../../protocol/money.js'
import type { Doubt } from '../log/Doubt.js'
import type { LoggedEvent } from '../log/EventLog.js'

/** A counted event as `grapevine export` writes it: params as the page sent them, amounts decimal. */
export interface ExportedEvent<N extends EventName = EventName> {
  id: string
  name: N
  /** Time of the event by the collector's clock, ms since 1970. */
  at: number
  visitor: string | null
  customer: string | null
  session: string | null
  pageView: string | null
  seq: number
  receivedAt: number
  truncated?: true
  /** Why nothing is learned from it. */
  doubt?: Doubt
  params: EventMap[N]
}

/** Fields of params and of items that hold amounts. */
const AMOUNTS = ['value', 'tax', 'shipping', 'price', 'discount'] as const

/** Turns a counted event back into what was sent. */
export function exportedEvent({ event, at, receivedAt, visitor, customer, doubt }: LoggedEvent): ExportedEvent {
  const { id, name, session, pageView, seq, truncated } = event
  return {
    id,
    name,
    at,
    visitor,
    customer,
    session,
    pageView,
    seq,
    receivedAt,
    ...(truncated ? { truncated } : {}),
    ...(doubt ? { doubt } : {}),
    params: decimalParams(event.params) as EventMap[EventName],
  }
}

function decimalParams(params: EventMap<MinorUnits>[EventName]): object {
  if (!('currency' in params) || params.currency === undefined) return params
  const { currency } = params
  const out = decimalAmounts(params, currency)
  const items: readonly Item<MinorUnits>[] | undefined = params.items
  return items === undefined ? out : { ...out, items: items.map(item => decimalAmounts(item, currency)) }
}

function decimalAmounts(fields: object, currency: string): object {
  const out: Record<string, unknown> = { ...fields }
  for (const name of AMOUNTS) {
    const amount = out[name]
    if (typeof amount === 'number') out[name] = toDecimal(amount as MinorUnits, currency)
  }
  return out
}
