import { LIMITS } from '../protocol/limits.js'

/** Characters of a text: an address may be long, the collector cuts the others further. */
const MOST_TEXT = LIMITS.textLength * 4

/**
 * A frozen copy of what the shop passed, as JSON: texts and lists longer than the wire allows are cut, and `truncated` says
 * so. Throws for what is no JSON, such as an object that contains itself.
 */
export function cutParams(params: object): { params: object; truncated?: true } {
  let truncated = {}
  const text = JSON.stringify(params, (_key, value) => {
    const most = Array.isArray(value) ? LIMITS.items : MOST_TEXT
    if (!(value?.slice && value.length > most)) return value
    truncated = { truncated: true }
    return value.slice(0, most)
  })
  return { params: JSON.parse(text), ...truncated }
}
