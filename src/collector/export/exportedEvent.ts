import type { FromBlock } from '../../protocol/events/ecommerce.js'
import type { EventMap, EventName } from '../../protocol/events/index.js'
import type { Item } from '../../protocol/item.js'
import { type MinorUnits, toDecimal } from '../../protocol/money.js'
import type { Doubt } from '../log/Doubt.js'
import type { LoggedEvent } from '../log/EventLog.js'
import type { Choice, Choices } from '../report/Choices.js'

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
  /** Of carts and orders where that was asked for: the blocks from which products in them were chosen before. */
  credits?: readonly Credit[]
  params: EventMap[N]
}

/** The choice from a block that a product in a cart or an order came of. */
export type Credit = Omit<Choice, 'block'> & FromBlock & Pick<Item, 'item_id'>

/** Fields of params and of items that hold amounts. */
const AMOUNTS = ['value', 'tax', 'shipping', 'price', 'discount'] as const

/** Turns a counted event back into what was sent. */
export function exportedEvent(logged: LoggedEvent, choices?: Choices): ExportedEvent {
  const { event, at, receivedAt, visitor, customer, doubt } = logged
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
    ...(choices && creditsOf(logged, choices)),
    params: decimalParams(event.params) as EventMap[EventName],
  }
}

function creditsOf(logged: LoggedEvent, choices: Choices): { credits?: Credit[] } {
  const { event } = logged
  if (event.name !== 'add_to_cart' && event.name !== 'purchase') return {}
  const credits = event.params.items.flatMap(item => {
    const choice = choices.ofLine(logged, item)
    if (choice === undefined) return []
    const { block, ...rest } = choice
    return [{ item_id: item.item_id, ...rest, ...block }]
  })
  return { credits }
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
