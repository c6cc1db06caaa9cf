import { RATINGS, type WebVital } from '../../protocol/events/web_vital.js'

/** The measures that a change of blocks may make worse: LCP and INP in ms, CLS a share. */
export const GUARDED = ['LCP', 'INP', 'CLS'] as const

export type Guarded = (typeof GUARDED)[number]

/** How pages felt to a group by one measure. */
export interface GroupVital {
  /** Visitors of whom there is a value. */
  visitors: number
  /** Those whose value was good. */
  good: number
  /** Three quarters of the values are at most this, by the nearest rank; 0 where there is none. */
  p75: number
}

interface Measured {
  /** ms. */
  at: number
  value: number
  isGood: boolean
}

/** The first value of each measure and visitor, so that each has one vote. */
export class FirstVitals {
  readonly #first: Record<Guarded, Map<string, Measured>> = { LCP: new Map(), INP: new Map(), CLS: new Map() }

  add(visitor: string, at: number, { metric, value, rating }: WebVital): void {
    const first = (this.#first as Record<string, Map<string, Measured>>)[metric]
    if (first === undefined || at >= (first.get(visitor)?.at ?? Number.POSITIVE_INFINITY)) return
    first.set(visitor, { at, value, isGood: rating === RATINGS[0] })
  }

  of(metric: Guarded, visitors: Iterable<string>): GroupVital {
    const measured = [...visitors].flatMap(visitor => this.#first[metric].get(visitor) ?? [])
    const values = measured.map(({ value }) => value).sort((a, b) => a - b)
    return {
      visitors: measured.length,
      good: measured.filter(({ isGood }) => isGood).length,
      p75: values[Math.ceil(values.length * 0.75) - 1] ?? 0,
    }
  }
}
