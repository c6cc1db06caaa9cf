import type { EventName } from '../protocol/events/index.js'
import { checkKeys } from './checkKeys.js'
import { checkPatterns } from './checkPatterns.js'
import { covers } from './covers.js'
import type { TestEvent } from './TestEvent.js'

/** An event as a test states it: fields that are left out may be anything, lists must agree in length. */
export interface EventPattern {
  name: EventName
  params?: object
}

export interface ExpectedPattern extends EventPattern {
  /** How often exactly. Default 1. */
  times?: number
}

/**
 * Throws unless each expected event was told exactly as often as stated, none of the refuted, and nothing that a collector would refuse. The
 * message says what is missing, what is wrong and what to do, and lists what was told. Throws a `TypeError` for what can never be
 * told, such as an event that is none.
 *
 * @param source a tracker of `createTestTracker()`, or a collector of `mockCollector()`
 */
export function expectEvents(
  source: { readonly events: readonly TestEvent[] },
  expected: readonly ExpectedPattern[],
  options: { refuted?: readonly EventPattern[] } = {},
): void {
  const events: readonly TestEvent[] | undefined = source?.events
  if (!Array.isArray(events))
    throw new TypeError(
      'expectEvents reads a tracker of createTestTracker(), or a collector of mockCollector(). Pass one first.',
    )
  checkKeys('expectEvents', options, ['refuted'])
  const { refuted = [] } = options
  checkPatterns('expected', expected, ['name', 'params', 'times'])
  checkPatterns('refuted', refuted, ['name', 'params'])
  const count = ({ name, params = {} }: EventPattern) =>
    events.filter(event => event.name === name && covers(params, event.params)).length
  const wrong = [
    ...expected.flatMap(pattern => {
      const { times = 1 } = pattern
      const told = count(pattern)
      return told === times ? [] : [`expected ${times} × ${say(pattern)}, told ${told}`]
    }),
    ...refuted.flatMap(pattern => {
      const told = count(pattern)
      return told === 0 ? [] : [`refuted ${say(pattern)}, told ${told}`]
    }),
    ...events.flatMap(({ name, fault }) =>
      fault === undefined
        ? []
        : [
            `a collector refuses ${name}: ${fault.code}${fault.field === undefined ? '' : ` (${fault.field})`}. ${fault.message}`,
          ],
    ),
  ]
  if (wrong.length === 0) return
  const told = events.map(({ name, params }) => `  ${name} ${JSON.stringify(params)}`)
  throw new Error(`${wrong.join('\n')}\nTold were:\n${told.join('\n') || '  no events'}`)
}

const say = ({ name, params }: EventPattern): string => `${name}${params ? ` ${JSON.stringify(params)}` : ''}`
