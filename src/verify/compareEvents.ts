import { covers } from '../testing/covers.js'
import type { TestEvent } from '../testing/TestEvent.js'
import type { ExpectedEvent, RefutedEvent, Scenario } from './Scenario.js'

/** One thing that is not as it should be. */
export interface Finding {
  expected: string
  seen: string
  advice: string
}

export interface Comparison {
  /** What may still come. */
  missing: Finding[]
  /** What waiting cannot mend. */
  wrong: Finding[]
}

const OFTEN: Record<string, string> = { 0: 'never', 1: 'once', 2: 'twice', some: 'once or more' }

/** The expectation of an event in words: `view_item once, of the product of the page`. */
export const sayExpected = ({ name, times = 1, says }: ExpectedEvent): string =>
  `${name} ${OFTEN[times] ?? `${times} times`}${says ? `, ${says}` : ''}`

/** What is refuted, in words. */
export const sayRefuted = ({ name, says }: RefutedEvent): string =>
  [name ?? 'any event', says].filter(Boolean).join(' ')

/** Compares what was told with what a scenario states. */
export function compareEvents(
  events: readonly TestEvent[],
  { expected, refuted }: Pick<Scenario, 'expected' | 'refuted'>,
): Comparison {
  const missing: Finding[] = []
  const wrong: Finding[] = []
  for (const wanted of expected.events ?? []) {
    const { name, times = 1, params = {}, advice, surplus } = wanted
    const named = events.filter(event => event.name === name)
    const refused = named.find(({ fault }) => fault)
    const found = named.filter(event => covers(params, event.params))
    const finding = (seen: string, mend = advice): Finding => ({ expected: sayExpected(wanted), seen, advice: mend })
    if (refused?.fault) {
      const { code, field, message } = refused.fault
      wrong.push(finding(`${show(refused)}, which a collector refuses: ${code}${field ? ` (${field})` : ''}`, message))
    } else if (times === 'some' ? found.length === 0 : found.length < times) {
      const others = named.filter(event => !found.includes(event))
      missing.push(finding(others.length > 0 ? others.map(show).join(', ') : nothing(found, events)))
    } else if (times !== 'some' && found.length > times) wrong.push(finding(often(found), surplus))
  }
  for (const never of refuted.events ?? []) {
    const found = events.filter(({ name }) => never.name === undefined || name === never.name)
    if (found.length > 0)
      wrong.push({
        expected: `no ${sayRefuted(never).replace(/^any /, '')}`,
        seen: found.map(show).join(', '),
        advice: never.advice,
      })
  }
  return { missing, wrong }
}

function nothing(found: readonly TestEvent[], events: readonly TestEvent[]): string {
  if (found.length > 0) return often(found)
  const names = [...new Set(events.map(({ name }) => name))]
  return names.length > 0 ? `none of it, only ${names.join(', ')}` : 'no event at all'
}

const often = (found: readonly TestEvent[]): string =>
  `${OFTEN[found.length] ?? `${found.length} times`}: ${found.map(show).join(', ')}`

/** Characters of an event in a sentence. */
const MOST = 160

const show = ({ name, params }: TestEvent): string => {
  if (name === 'page_view' && params.page_location) return `${name} of ${params.page_location} (${params.kind})`
  const text = `${name} ${JSON.stringify(params)}`
  return text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text
}
