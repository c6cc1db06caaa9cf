import { VARIANTS, type Variant } from '../../protocol/events/experiment_exposure.js'
import { type MinorUnits, toDecimal } from '../../protocol/money.js'
import type { LoggedEvent } from '../log/EventLog.js'
import { OrderValues } from '../orders/OrderValues.js'
import { FirstVitals, type GroupVital, GUARDED, type Guarded } from './FirstVitals.js'

/** What came of one group of an experiment. */
export interface GroupResult {
  /** Visitors who met the experiment in this group alone. */
  visitors: number
  /** Those of them who ordered after they first met it. */
  buyers: number
  /** Worth of those orders without what came back, decimal, by currency. */
  revenue: Record<string, number>
}

/** How pages felt by one measure, to those who met the experiment, from then on. */
export interface VitalOfGroups extends Record<Variant, GroupVital> {
  metric: Guarded
}

/** What the log says of one experiment. */
export interface ExperimentResult extends Record<Variant, GroupResult> {
  experiment: string
  /** What was measured at all. */
  vitals: VitalOfGroups[]
  /** Visitors who met it in both groups; they are in none of the figures. */
  inBoth: number
  /** Exposures of nobody in particular: without consent there is no visitor. */
  withoutVisitor: number
}

interface Met {
  variant: Variant | 'both'
  /** First time, ms. */
  at: number
}

interface Trial {
  visitors: Map<string, Met>
  vitals: FirstVitals
  withoutVisitor: number
}

/**
 * Counts the visitors of experiments, their orders, and how their pages felt. Of one site: all exposures first, then all orders, then
 * returns. What is doubted counts nowhere.
 */
export class ExperimentBook {
  readonly #trials = new Map<string, Trial>()
  /** Orders by visitor, each with its time, ms. */
  readonly #orders = new Map<string, Map<string, number>>()
  readonly #values = new OrderValues()

  add({ event, at, visitor, doubt }: LoggedEvent): void {
    if (doubt !== undefined) return
    if (event.name === 'experiment_exposure') this.#expose(event.params, visitor, at)
    else if (event.name === 'web_vital') {
      for (const { visitors, vitals } of this.#trials.values())
        if (visitor !== null && at >= (visitors.get(visitor)?.at ?? Number.POSITIVE_INFINITY))
          vitals.add(visitor, at, event.params)
    } else if (event.name === 'refund') this.#values.takeBack(event)
    else if (event.name === 'purchase' && visitor !== null && this.#hasMet(visitor)) {
      this.#values.add(event)
      const orders = this.#orders.get(visitor) ?? new Map<string, number>()
      const { transaction_id: order } = event.params
      orders.set(order, Math.min(at, orders.get(order) ?? at))
      this.#orders.set(visitor, orders)
    }
  }

  /** Experiments by name. */
  results(): ExperimentResult[] {
    return [...this.#trials.keys()].sort().map(experiment => this.#resultOf(experiment, this.#trials.get(experiment)!))
  }

  #expose({ experiment, variant }: { experiment: string; variant: Variant }, visitor: string | null, at: number): void {
    const trial = this.#trials.get(experiment) ?? {
      visitors: new Map<string, Met>(),
      vitals: new FirstVitals(),
      withoutVisitor: 0,
    }
    this.#trials.set(experiment, trial)
    if (visitor === null) {
      trial.withoutVisitor++
      return
    }
    const met = trial.visitors.get(visitor)
    if (met === undefined) {
      trial.visitors.set(visitor, { variant, at })
      return
    }
    met.at = Math.min(met.at, at)
    if (met.variant !== variant) met.variant = 'both'
  }

  #hasMet(visitor: string): boolean {
    for (const { visitors } of this.#trials.values()) if (visitors.has(visitor)) return true
    return false
  }

  #resultOf(experiment: string, { visitors, vitals, withoutVisitor }: Trial): ExperimentResult {
    const of = (wanted: Variant | 'both') =>
      new Map([...visitors].filter(([, { variant }]) => variant === wanted).map(([visitor, { at }]) => [visitor, at]))
    const groups = VARIANTS.map(of) as [Map<string, number>, Map<string, number>]
    const [control, test] = groups.map(group => this.#groupOf(group)) as [GroupResult, GroupResult]
    const measured = GUARDED.map(metric => {
      const [ofControl, ofTest] = groups.map(group => vitals.of(metric, group.keys())) as [GroupVital, GroupVital]
      return { metric, control: ofControl, test: ofTest }
    }).filter(vital => vital.control.visitors + vital.test.visitors > 0)
    return { experiment, control, test, vitals: measured, inBoth: of('both').size, withoutVisitor }
  }

  /** @param visitors of the group, and when each first met the experiment, ms */
  #groupOf(visitors: ReadonlyMap<string, number>): GroupResult {
    const group = { visitors: visitors.size, buyers: 0 }
    const amounts = new Map<string, number>()
    for (const [visitor, at] of visitors) {
      const orders = [...(this.#orders.get(visitor) ?? [])].filter(([, orderedAt]) => orderedAt > at)
      if (orders.length > 0) group.buyers++
      for (const [order] of orders) {
        const value = this.#values.of(order)
        if (value !== undefined) amounts.set(value.currency, (amounts.get(value.currency) ?? 0) + value.amount)
      }
    }
    const revenue = [...amounts].map(([currency, amount]) => [currency, toDecimal(amount as MinorUnits, currency)])
    return { ...group, revenue: Object.fromEntries(revenue) }
  }
}
