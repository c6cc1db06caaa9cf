import type { FromBlock } from '../../protocol/events/ecommerce.js'
import type { Item } from '../../protocol/item.js'
import type { MinorUnits } from '../../protocol/money.js'
import type { LoggedEvent } from '../log/EventLog.js'
import { OrderValues } from '../orders/OrderValues.js'
import { type Choice, type Choices, choiceOf, isOfBlock } from './Choices.js'
import { type Orders, Takings } from './Takings.js'

/** What rows of a report may be parted by; the last two are of products, not of whole blocks. */
export const DIMENSIONS = ['placement', 'type', 'source', 'experiment', 'target', 'strategy', 'slot'] as const

export type Dimension = (typeof DIMENSIONS)[number]

/** What came of some blocks, or of some slots of them. */
export interface BlockRow {
  /** What the row is about, in the order of the dimensions; empty where pages did not say. */
  of: Partial<Record<Dimension, string>>
  /** Blocks that were drawn; absent where rows are about products. */
  rendered?: number
  /** Blocks that were seen for a second, or products in them where rows are about these. */
  seen: number
  clicks: number
  /** Products that came into a cart after they were chosen here. */
  toCart: number
  /** Orders of what was chosen here. */
  chosen: Orders
  /** Orders with nothing that was chosen from a block, by who chose something here before. */
  other: Orders
}

export interface BlockReportResult {
  /** All orders. */
  all: Orders
  /** Those of them with something that was chosen from a block, and what that is worth. */
  chosen: Orders
  /** Those with nothing of that kind, by visitors who chose something else from a block. */
  other: Orders
  /** The most orders first. */
  rows: BlockRow[]
}

export interface BlockReportOptions {
  /** Of events from this time to before that, ms. */
  from: number
  until: number
  by: readonly Dimension[]
  /** All of the window before `from`, too. */
  choices: Choices
}

type Counts = Required<Pick<BlockRow, 'rendered' | 'seen' | 'clicks' | 'toCart'>>

const NOTHING = new Takings()

interface Order {
  /** Products that were chosen from a block before, and where. */
  chosen: Map<string, Choice>
  /** The last choice of the buyer, of whatever it was. */
  before: Choice | undefined
}

/**
 * Counts what blocks are shown and what comes of them. An order counts once for each product in it that was chosen from a block,
 * where it was chosen last; one without any counts where its buyer chose something last. Of one site: returns come behind all
 * orders. What is doubted counts nowhere.
 */
export class BlockReport {
  readonly #options: BlockReportOptions
  readonly #ofProducts: boolean
  readonly #rows = new Map<string, Counts>()
  readonly #orders = new Map<string, Order>()
  readonly #values = new OrderValues()

  constructor(options: BlockReportOptions) {
    this.#options = options
    this.#ofProducts = options.by.some(one => one === 'strategy' || one === 'slot')
  }

  add(logged: LoggedEvent): void {
    const { event, at, doubt } = logged
    if (doubt !== undefined) return
    // A return of an order of this time may come later.
    if (event.name === 'refund') this.#values.takeBack(event)
    if (at < this.#options.from || at >= this.#options.until) return
    if (event.name === 'purchase') this.#order(logged, event)
    else if (event.name === 'block_rendered') this.#count(event.params, 'rendered')
    else if (event.name === 'view_item_list' && isOfBlock(event.params)) this.#count(event.params, 'seen')
    else if (event.name === 'select_item' && isOfBlock(event.params)) this.#eachItem(at, event.params, 'clicks')
    else if (event.name === 'add_to_cart')
      for (const item of event.params.items) {
        const choice = isOfBlock(event.params)
          ? choiceOf(at, event.params, item)
          : this.#options.choices.ofLine(logged, item)
        if (choice !== undefined) this.#row(choice).toCart++
      }
  }

  result(): BlockReportResult {
    const [all, chosen, other] = [new Takings(), new Takings(), new Takings()]
    const takings = new Map<string, { chosen: Takings; other: Takings }>()
    const takingsOf = (choice: Choice) => {
      // What was chosen before the time of the report has no counts in it yet.
      this.#row(choice)
      const key = this.#key(choice)
      const known = takings.get(key) ?? { chosen: new Takings(), other: new Takings() }
      takings.set(key, known)
      return known
    }
    for (const [id, order] of this.#orders) {
      const worth = this.#values.of(id)
      all.add(id, worth)
      for (const [product, choice] of order.chosen) {
        const ofProduct = this.#values.of(id, product)
        chosen.add(id, ofProduct)
        takingsOf(choice).chosen.add(id, ofProduct)
      }
      if (order.chosen.size > 0 || order.before === undefined) continue
      other.add(id, worth)
      takingsOf(order.before).other.add(id, worth)
    }
    const rows = [...this.#rows].map(([key, { rendered, ...counts }]) => ({
      of: this.#fields(key),
      ...(!this.#ofProducts && { rendered }),
      ...counts,
      chosen: (takings.get(key)?.chosen ?? NOTHING).total,
      other: (takings.get(key)?.other ?? NOTHING).total,
    }))
    return { all: all.total, chosen: chosen.total, other: other.total, rows: rows.sort(byOrders) }
  }

  #order(logged: LoggedEvent, event: Extract<LoggedEvent['event'], { name: 'purchase' }>): void {
    const { transaction_id: id, items } = event.params
    const order = this.#orders.get(id) ?? { chosen: new Map<string, Choice>(), before: undefined }
    this.#orders.set(id, order)
    this.#values.add(event)
    for (const item of items) {
      const choice = this.#options.choices.ofLine(logged, item)
      if (choice !== undefined) order.chosen.set(item.item_id, choice)
    }
    order.before ??= this.#options.choices.before(logged)
  }

  #count(params: FromBlock & { items?: readonly Item<MinorUnits>[] }, what: 'rendered' | 'seen'): void {
    if (!this.#ofProducts) this.#row({ block: params })[what]++
    else if (what === 'seen') this.#eachItem(0, { items: [], ...params }, 'seen')
  }

  #eachItem(at: number, params: FromBlock & { items: readonly Item<MinorUnits>[] }, what: 'seen' | 'clicks'): void {
    for (const item of params.items) this.#row(choiceOf(at, params, item))[what]++
  }

  /** The counts of a row, which begins here if it has to. */
  #row(choice: Omit<Choice, 'at'>): Counts {
    const key = this.#key(choice)
    const row = this.#rows.get(key) ?? { rendered: 0, seen: 0, clicks: 0, toCart: 0 }
    this.#rows.set(key, row)
    return row
  }

  #key({ block, strategy, slot }: Omit<Choice, 'at'>): string {
    const said: Record<Dimension, unknown> = {
      // A line of an order that names its recommendation itself knows no more of the block.
      placement: block.placement ?? (block.block_type === undefined ? block.item_list_id : undefined),
      type: block.block_type,
      source: block.source,
      experiment: [block.experiment, block.variant].filter(Boolean).join(': '),
      target: block.target,
      strategy,
      slot,
    }
    return JSON.stringify(this.#options.by.map(one => `${said[one] ?? ''}`))
  }

  #fields(key: string): BlockRow['of'] {
    const values: string[] = JSON.parse(key)
    return Object.fromEntries(this.#options.by.map((one, i) => [one, values[i]]))
  }
}

function byOrders(a: BlockRow, b: BlockRow): number {
  const [of, otherOf] = [a, b].map(row => Object.values(row.of).join('\n')) as [string, string]
  return (
    b.chosen.orders - a.chosen.orders ||
    b.clicks - a.clicks ||
    b.seen - a.seen ||
    (b.rendered ?? 0) - (a.rendered ?? 0) ||
    (of < otherOf ? -1 : 1)
  )
}
