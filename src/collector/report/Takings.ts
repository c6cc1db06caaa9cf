import { type MinorUnits, toDecimal } from '../../protocol/money.js'
import type { Worth } from '../orders/OrderValues.js'

/** Orders, and what they are worth without what came back, decimal, by currency. */
export interface Orders {
  orders: number
  revenue: Record<string, number>
}

/** Adds up orders, or lines of them; an order of several lines is one order. */
export class Takings {
  readonly #orders = new Set<string>()
  /** In minor units, by currency. */
  readonly #amounts = new Map<string, number>()

  add(order: string, worth: Worth | undefined): void {
    this.#orders.add(order)
    if (worth !== undefined) this.#amounts.set(worth.currency, (this.#amounts.get(worth.currency) ?? 0) + worth.amount)
  }

  get total(): Orders {
    const revenue = [...this.#amounts].map(([currency, amount]) => [
      currency,
      toDecimal(amount as MinorUnits, currency),
    ])
    return { orders: this.#orders.size, revenue: Object.fromEntries(revenue) }
  }
}
