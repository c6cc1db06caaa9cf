import fc from 'fast-check'
import type { Consent } from '../../../../src/protocol/consent.js'

/** What a request meets on its way. `ok` is the rest of them. */
export const FATES = [
  'ok',
  'request lost',
  'receipt lost',
  'late',
  'twice',
  'html',
  'busy',
  'error',
  'too large',
  'refused',
  'wrong echo',
] as const
export type RequestFate = (typeof FATES)[number]

/** How the storage of a browser behaves. */
export const DISK_STATES = ['ok', 'full', 'refused', 'closing', 'hanging'] as const
export type DiskState = (typeof DISK_STATES)[number]

/** What is tracked. `same order` tells the last order again, `nonsense` and `bad` are refused by the collector. */
export const TRACKED = ['view', 'list', 'order', 'same order', 'share', 'nonsense', 'bad'] as const

export type TabNumber = 0 | 1

/** One step of a sequence. Nothing waits for a step but `wait` and `turns`, so that steps meet in each other's middle. */
export type Command =
  | { do: 'track'; tab: TabNumber; what: (typeof TRACKED)[number] }
  | { do: 'cart'; tab: TabNumber; products: number[] }
  | { do: 'identify' | 'logout' | 'flush' | 'leave' | 'back' | 'crash' | 'navigate' | 'close'; tab: TabNumber }
  | { do: 'consent'; tab: TabNumber; to: Consent }
  | { do: 'network'; fates: RequestFate[] }
  | { do: 'disk'; is: DiskState }
  | { do: 'damage'; records: number }
  | { do: 'erase' | 'restart' }
  | { do: 'clock'; years: number }
  | { do: 'wait'; ms: number }
  | { do: 'turns'; count: number }

const tab = fc.constantFrom<TabNumber>(0, 0, 1)
const one = <Do extends string>(...names: Do[]) => fc.constantFrom(...names)

/** What deletes on purpose: after it, nothing that was there before needs to be counted. */
const deleting = [
  {
    weight: 4,
    arbitrary: fc.record({
      do: one('consent'),
      tab,
      to: fc.constantFrom<Consent>('granted', 'granted', 'granted', 'anonymous', 'denied', 'pending'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: one('erase') }) },
]

const failing = [
  {
    weight: 40,
    arbitrary: fc.record({ do: one('track'), tab, what: fc.constantFrom('view', 'view', 'order', ...TRACKED) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: one('cart'), tab, products: fc.array(fc.nat(5), { maxLength: 3, size: 'max' }) }),
  },
  { weight: 12, arbitrary: fc.record({ do: one('flush', 'leave', 'back', 'identify', 'logout'), tab }) },
  { weight: 8, arbitrary: fc.record({ do: one('crash', 'navigate', 'close'), tab }) },
  {
    weight: 12,
    arbitrary: fc.record({
      do: one('network'),
      fates: fc.array(fc.constantFrom(...FATES), { minLength: 1, maxLength: 6, size: 'max' }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: one('disk'), is: fc.constantFrom('ok', ...DISK_STATES) }) },
  { weight: 2, arbitrary: fc.record({ do: one('damage'), records: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ do: one('restart') }) },
  { weight: 3, arbitrary: fc.record({ do: one('clock'), years: fc.integer({ min: -10, max: 10 }) }) },
  {
    weight: 22,
    arbitrary: fc.record({ do: one('wait'), ms: fc.constantFrom(0, 1, 30, 500, 3_000, 15_000, 120_000, 2_400_000) }),
  },
  { weight: 16, arbitrary: fc.record({ do: one('turns'), count: fc.integer({ min: 1, max: 6 }) }) },
]

const command = fc.oneof<fc.MaybeWeightedArbitrary<Command>[]>(...failing)
const anyCommand = fc.oneof<fc.MaybeWeightedArbitrary<Command>[]>(...failing, ...deleting)

/** Of all sequences, half are longer than 50 steps. */
export const MOST_COMMANDS = 100

/** A sequence, and in what kind of browser it happens. */
export interface Sequence {
  commands: Command[]
  /** Whether the browser has Web Locks. */
  locks: boolean
  /** Where all other chance of it comes from. */
  seed: number
}

const listOf = (one: fc.Arbitrary<Command>) => fc.array(one, { minLength: 1, maxLength: MOST_COMMANDS, size: 'max' })

export const sequences: fc.Arbitrary<Sequence> = fc.record({
  commands: fc.oneof(listOf(command), listOf(command), listOf(anyCommand)),
  locks: fc.boolean(),
  seed: fc.noShrink(fc.nat()),
})
