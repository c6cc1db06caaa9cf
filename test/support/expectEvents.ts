import type { Page } from '@playwright/test'
import type { EventName } from '../../src/protocol/events/index.js'
import type { ExportedEvent, StoryCollector } from './collector.js'
import { flush } from './gv.js'

/** An event as a story states it: fields that are left out may be anything, lists must agree in length. */
export interface EventPattern {
  name: EventName
  params?: object
  visitor?: string | null
}

export interface ExpectedEvents {
  /** Each must have been counted exactly `times` (default 1), no more and no fewer. */
  expected: readonly (EventPattern & { times?: number })[]
  /** None of these may have been counted, ever. */
  refuted: readonly EventPattern[]
  /** Pages that are still open: they are asked to send what they hold before the log is believed. */
  pages?: readonly Page[]
  /** Leaves out the first so many events of the log. */
  after?: number
  /** How long to wait for the expected events, ms. Default 15,000. */
  withinMs?: number
}

const POLL_MS = 250

/** How long the log must stay as it is before it is believed to be complete. */
const QUIET_MS = 500

const covers = (pattern: unknown, value: unknown): boolean => {
  if (Array.isArray(pattern))
    return Array.isArray(value) && pattern.length === value.length && pattern.every((p, i) => covers(p, value[i]))
  if (pattern !== null && typeof pattern === 'object')
    return (
      value !== null &&
      typeof value === 'object' &&
      Object.entries(pattern).every(([key, p]) => covers(p, (value as Record<string, unknown>)[key]))
    )
  return Object.is(pattern, value)
}

/** Whether an event of the log is one that the pattern means. */
export const matches = (event: ExportedEvent, { name, params, visitor }: EventPattern): boolean =>
  event.name === name && covers(params ?? {}, event.params) && (visitor === undefined || event.visitor === visitor)

export interface Comparison {
  /** Expected events that are still to come. */
  missing: string[]
  /** What waiting cannot mend: too many of an expected event, or one that was refuted. */
  wrong: string[]
}

const say = ({ name, params, visitor }: EventPattern): string =>
  `${name}${params ? ` ${JSON.stringify(params)}` : ''}${visitor === undefined ? '' : ` of ${visitor}`}`

/** Compares a log with what a story states. */
export const compareEvents = (
  log: readonly ExportedEvent[],
  { expected, refuted }: Pick<ExpectedEvents, 'expected' | 'refuted'>,
): Comparison => {
  const count = (pattern: EventPattern): number => log.filter(event => matches(event, pattern)).length
  const counted = expected.map(pattern => ({ pattern, times: pattern.times ?? 1, count: count(pattern) }))
  const line = ({ pattern, times, count }: (typeof counted)[number]): string =>
    `expected ${times} × ${say(pattern)}, counted ${count}`
  return {
    missing: counted.filter(({ times, count }) => count < times).map(line),
    wrong: [
      ...counted.filter(({ times, count }) => count > times).map(line),
      ...refuted.flatMap(pattern => {
        const times = count(pattern)
        return times > 0 ? [`refuted ${say(pattern)}, counted ${times}`] : []
      }),
      ...(new Set(log.map(({ id }) => id)).size < log.length ? ['an event id stands twice in the log'] : []),
    ],
  }
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/**
 * Waits until the collector's log holds the expected events and has come to rest, and fails unless it holds each exactly as
 * often as stated and none of the refuted.
 */
export const expectEvents = async (collector: StoryCollector, wanted: ExpectedEvents): Promise<void> => {
  const { pages = [], after = 0, withinMs = 15_000 } = wanted
  const deadline = Date.now() + withinMs
  let rest: { length: number; since: number } | undefined
  for (;;) {
    for (const page of pages) await flush(page)
    const log = (await collector.events()).slice(after)
    const { missing, wrong } = compareEvents(log, wanted)
    if (rest?.length !== log.length) rest = { length: log.length, since: Date.now() }
    const quiet = Date.now() - rest.since >= QUIET_MS
    if (missing.length === 0 && wrong.length === 0 && quiet) return
    if (wrong.length > 0 || Date.now() > deadline) {
      const found = log.map(({ name, params }) => `  ${name} ${JSON.stringify(params)}`).join('\n')
      throw new Error(`${[...wrong, ...missing].join('\n')}\nThe log holds:\n${found || '  nothing'}`)
    }
    await pause(POLL_MS)
  }
}
