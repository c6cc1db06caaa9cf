import { gunzipSync } from 'node:zlib'

const MARK = /mark-[a-z0-9]+(?:-[a-z0-9]+)*/

/**
 * The marked events of one request as any of the peers writes them: `{ mark, id }`, where `id` is the one by which that peer's
 * own collector knows copies. Bodies may be gzip, or base64 in a form; what holds no JSON holds no events.
 */
export function readEvents(body) {
  const value = parse(textOf(body))
  if (value === null || typeof value !== 'object') return []
  const events = Array.isArray(value) ? value : (value.events ?? value.batch ?? value.data ?? [value])
  if (!Array.isArray(events)) return []
  return events.flatMap(event => {
    const mark = MARK.exec(JSON.stringify(event))?.[0]
    const id = event?.id ?? event?.messageId ?? event?.eid ?? event?.uuid
    return mark === undefined ? [] : [{ mark, id: `${id}` }]
  })
}

function textOf(body) {
  const isGzip = body[0] === 0x1f && body[1] === 0x8b
  const text = (isGzip ? gunzipSync(body) : body).toString('utf8')
  if (!text.startsWith('data=')) return text
  return Buffer.from(new URLSearchParams(text).get('data'), 'base64').toString('utf8')
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
