import { type DecodeContext, Invalid, isObject } from '../protocol/decoder.js'
import { EVENT_DECODERS, EVENT_NAMES } from '../protocol/events/index.js'
import { LIMITS } from '../protocol/limits.js'
import { nearest } from '../protocol/nearest.js'
import { PROBLEMS } from '../protocol/problems.js'
import type { Advice } from './Advice.js'

/**
 * What the collector would say of an event, before it does: it is read by the collector's own decoders, and what these would
 * leave out is named too.
 */
export function adviseOnEvent(name: string, given: object): Advice[] {
  const about = `${name}`
  if (typeof name !== 'string')
    return [
      { about, code: 'unknown_event', text: "The name is no text. Call gv('event', 'view_item', { items: […] })." },
    ]
  if (!Object.hasOwn(EVENT_DECODERS, name)) {
    const meant = nearest(name, EVENT_NAMES)
    const text = PROBLEMS.unknown_event.message + (meant ? ` Did you mean ${meant}?` : '')
    return [{ about, code: 'unknown_event', text }]
  }
  const advice: Advice[] = []
  let params = given as Record<string, unknown>
  const { items } = params
  if (Array.isArray(items) && items.length > LIMITS.items) {
    // The page cuts before it sends.
    params = { ...params, items: items.slice(0, LIMITS.items) }
    advice.push({
      about,
      text: `${PROBLEMS.too_many_items.message} The first ${LIMITS.items} of ${items.length} are kept.`,
    })
  }
  const decode = EVENT_DECODERS[name as keyof typeof EVENT_DECODERS]
  const read = (value: object) => {
    const context: DecodeContext = { currency: undefined, dropped: 0 }
    return decode(value, context, 'params')
  }
  const decoded = read(params)
  if (decoded instanceof Invalid) {
    const { code, field } = decoded
    const [path, value] = placeOf(params, field, one => read(one) instanceof Invalid)
    const here = value === undefined ? `${path} is missing.` : `Here ${path} is ${JSON.stringify(value).slice(0, 60)}.`
    return [...advice, { about, code, text: `${PROBLEMS[code].message} ${here}` }]
  }
  return [...advice, ...lost(params, decoded as unknown as Record<string, unknown>).map(text => ({ about, text }))]
}

/** Where a field stands that cannot be read, and what it holds: of a list, the first product for which that is so. */
function placeOf(
  params: Record<string, unknown>,
  field: string,
  isBad: (params: object) => boolean,
): [path: string, value: unknown] {
  const { items, ...whole } = params
  const list: unknown[] = Array.isArray(items) ? items : []
  const inList = field !== 'items' && !Object.hasOwn(whole, field) && !isBad({ ...whole, items: [{ item_id: '-' }] })
  const at = inList ? list.findIndex(one => isBad({ ...whole, items: [one] })) : -1
  if (at < 0) return [field, params[field]]
  const item = list[at]
  return isObject(item) ? [`items[${at}].${field}`, item[field]] : [`items[${at}]`, item]
}

/** What was given and is not in what was read. */
function lost(given: Record<string, unknown>, read: Record<string, unknown>): string[] {
  const missing = (one: Record<string, unknown>, other: Record<string, unknown>) =>
    Object.keys(one).filter(name => one[name] != null && !Object.hasOwn(other, name))
  const names = new Set(missing(given, read))
  const items = Array.isArray(given.items) ? given.items : []
  items.forEach((item, i) => {
    for (const name of missing(item, (read.items as Record<string, unknown>[])[i]!)) names.add(`items[].${name}`)
  })
  return [...names].map(name =>
    /\.(price|discount)$/.test(name)
      ? `${name} is left out, since an amount says nothing without currency. Send currency with it.`
      : `${name} is left out, since nobody knows this field. See the table of events in guide/tag.md.`,
  )
}
