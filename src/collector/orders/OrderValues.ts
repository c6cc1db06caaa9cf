import type { DecodedEvent } from '../../protocol/event.js'
import type { MinorUnits } from '../../protocol/money.js'

type Order = Extract<DecodedEvent, { name: 'purchase' }>
type Return = Extract<DecodedEvent, { name: 'refund' }>

/** Worth of an order or of a line of it. */
export interface Worth {
  currency: string
  amount: MinorUnits
}

interface Line {
  units: number
  /** In minor units of the order's currency. */
  amount: number
}

interface Known {
  currency: string
  lines: Map<string, Line>
}

/** What orders are worth: price times quantity of their lines, without what came back. */
export class OrderValues {
  readonly #orders = new Map<string, Known>()

  /** Adds an order or a part of it, whose lines the log has once each. Lines without a price are worth nothing. */
  add({ params: { transaction_id, currency, items } }: Order): void {
    if (currency === undefined) return
    let known = this.#orders.get(transaction_id)
    if (known === undefined) {
      known = { currency, lines: new Map() }
      this.#orders.set(transaction_id, known)
    }
    if (known.currency !== currency) return
    for (const { item_id, price = 0, quantity = 1 } of items) {
      const line = known.lines.get(item_id) ?? { units: 0, amount: 0 }
      line.units += quantity
      line.amount += price * quantity
      known.lines.set(item_id, line)
    }
  }

  /** Takes back what came back: these units at the price of the order, or the whole order where none are named. */
  takeBack({ params: { transaction_id, items = [] } }: Return): void {
    const known = this.#orders.get(transaction_id)
    if (known === undefined) return
    if (items.length === 0) known.lines.clear()
    for (const { item_id, quantity = 1 } of items) {
      const line = known.lines.get(item_id)
      if (line === undefined) continue
      const left = Math.max(0, line.units - quantity)
      line.amount *= line.units === 0 ? 0 : left / line.units
      line.units = left
    }
  }

  /** What an order is worth now, or what is left of one product in it; nothing where nobody named a currency. */
  of(order: string, product?: string): Worth | undefined {
    const known = this.#orders.get(order)
    if (known === undefined) return undefined
    const lines = product === undefined ? [...known.lines.values()] : [known.lines.get(product)]
    const amount = lines.reduce((sum, line) => sum + (line?.amount ?? 0), 0)
    return { currency: known.currency, amount: Math.round(amount) as MinorUnits }
  }
}
