import type { Unsent } from '../core/outbox/Outbox.js'
import { LIMITS } from '../protocol/limits.js'

/** Bytes that the event has beside its params. */
const FRAME = 384
/** Characters of a name, which the shop may have invented. */
const NAME = 64
/** What JSON, indented by one, looks like where params are nested too deeply for a batch. */
const DEEP = /\n {5}/
/** What an order or a cart cannot do without: fields of products and of the whole, and the numbers of a list. */
const NEEDED = /^(item_(id|name|variant)|items|quantity|price|value|currency|transaction_id|recommendation_id|\d*)$/

/** The most that the params keep, step by step: characters of a text, products, and whether only what is needed. */
const STEPS: readonly [text: number, items: number, needed?: true][] = [
  [2047, LIMITS.items],
  [LIMITS.textLength, LIMITS.items],
  [128, LIMITS.items],
  ...[200, 100, 50, 25, 12, 6, 3, 1, 0].map((items): [number, number, true] => [128, items, true]),
]

/**
 * An event as the collector takes it: texts and lists cut by rule until it is within 16 KiB and no deeper than a batch may be, and
 * marked `truncated` where something is gone. Ids are never cut, half characters become U+FFFD, and what cannot be cut has no params left.
 */
export function fitEvent(unsent: Unsent): Unsent {
  const { event } = unsent
  let cut = false
  for (const [text, items, needed] of STEPS) {
    const json = JSON.stringify(event.params, function (this: Record<string, unknown>, key) {
      const value = this[key]
      const whole = (kept: unknown) => {
        cut = true
        return kept
      }
      if (needed && !NEEDED.test(key)) return whole(undefined)
      if (Array.isArray(value)) return value.length > items ? whole(value.slice(0, items)) : value
      if (typeof value !== 'string') return value
      const kept = value.length > text ? `${whole(value.slice(0, text))}` : value
      return kept.replace(/\p{Cs}/gu, '\ufffd')
    })
    const isDeep = DEEP.test(JSON.stringify(JSON.parse(json), null, 1))
    if (!isDeep && new Blob([json]).size <= LIMITS.eventBytes - FRAME) return as(unsent, json, cut)
  }
  return as(unsent, '{}', true)
}

function as(unsent: Unsent, json: string, cut: boolean): Unsent {
  const { event } = unsent
  return {
    ...unsent,
    event: {
      ...event,
      name: `${event.name}`.slice(0, NAME),
      params: JSON.parse(json),
      ...(cut && { truncated: true }),
    } as Unsent['event'],
  }
}
