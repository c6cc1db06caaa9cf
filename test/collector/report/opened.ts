import type { Doubt } from '../../../src/collector/log/Doubt.js'
import type { LoggedEvent } from '../../../src/collector/log/EventLog.js'
import { BlockReport, type BlockReportOptions } from '../../../src/collector/report/BlockReport.js'
import { Choices } from '../../../src/collector/report/Choices.js'
import type { EventName } from '../../../src/protocol/events/index.js'
import { event, minor } from '../builders.js'

export interface By {
  visitor?: string | null
  customer?: string | null
  doubt?: Doubt
}

/** A logged event of a visitor, `ann` unless somebody else is named. */
export const logged = (
  name: EventName,
  params: object,
  at: number,
  { visitor = 'ann', customer = null, doubt }: By = {},
): LoggedEvent =>
  ({ event: event('e', { name, params }), at, visitor, customer, ...(doubt && { doubt }) }) as LoggedEvent

/** What names a block in events. */
export const fromBlock = (placement: string, over: object = {}) => ({
  recommendation_id: `r-${placement}`,
  block_type: 'bestsellers',
  placement,
  source: 'primary',
  ...over,
})

const line = (item_id: string, index = 1) => ({ item_id, index, strategy: 'bestsellers' })

export const chosen = (product: string, placement: string, at: number, by?: By, over?: object): LoggedEvent =>
  logged('select_item', { ...fromBlock(placement, over), items: [line(product, 2)] }, at, by)

export const rendered = (placement: string, at: number, over?: object): LoggedEvent =>
  logged('block_rendered', { ...fromBlock(placement, over), slots: 2 }, at)

export const seen = (placement: string, at: number, over?: object): LoggedEvent =>
  logged('view_item_list', { ...fromBlock(placement, over), items: [line('A', 1), line('B', 2)] }, at)

export const added = (product: string, at: number, by?: By, over: object = {}): LoggedEvent =>
  logged('add_to_cart', { items: [{ item_id: product }], ...over }, at, by)

/** An order of these products, 10 EUR each. */
export const bought = (order: string, products: readonly string[], at: number, by?: By): LoggedEvent => {
  const items = products.map(item_id => ({ item_id, price: minor(1000) }))
  return logged('purchase', { transaction_id: order, currency: 'EUR', items }, at, by)
}

export const returned = (order: string, products: readonly string[], at: number): LoggedEvent =>
  logged('refund', { transaction_id: order, items: products.map(item_id => ({ item_id })) }, at)

/** Choices of a log within a window of 100 ms; `A-red` and `A-blue` are variants of one thing. */
export function choicesOf(events: readonly LoggedEvent[], windowMs = 100): Choices {
  const choices = new Choices({ windowMs, groupOf: product => product.replace(/-(red|blue)$/, '') })
  for (const one of events) choices.add(one)
  return choices
}

/** The report on a log, in the order in which the command reads it. */
export function reportOn(events: readonly LoggedEvent[], options: Partial<BlockReportOptions> = {}) {
  const choices = choicesOf(events)
  const report = new BlockReport({ from: 0, until: 1000, by: ['placement'], choices, ...options })
  const isReturn = (one: LoggedEvent) => one.event.name === 'refund'
  for (const one of [...events.filter(one => !isReturn(one)), ...events.filter(isReturn)]) report.add(one)
  return report.result()
}
