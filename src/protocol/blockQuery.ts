import { BLOCK_TYPES, type BlockRequest, type BlockType } from './block.js'
import type { Given } from './Given.js'
import { LIMITS } from './limits.js'

/**
 * Writes one block of a request as the value of a `b` parameter: `also-bought:SKU-1,SKU-2;limit=6`. Lists and texts are cut
 * to what one block may name, since the collector refuses a whole request for one block that it cannot read.
 */
export function formatBlockQuery(request: Given<Partial<BlockRequest>> & Pick<BlockRequest, 'type'>): string {
  let out: string = request.type
  for (const name of ['anchors', 'market', 'category', 'term', 'placement', 'exclude', 'limit'] as const) {
    const value = [request[name] ?? []]
      .flat()
      .filter(one => one !== '')
      .slice(0, LIMITS.anchors)
      // Half a character cannot be encoded: it would throw.
      .map(one => encodeURIComponent(`${one}`.slice(0, LIMITS.textLength).replace(/\p{Cs}/gu, '\ufffd')))
    if (value[0]) out += (name === 'anchors' ? ':' : `;${name}=`) + value
  }
  return out
}

/** Reads the value of a `b` parameter. Answers `undefined` for what cannot be read; unknown settings are left alone. */
export function parseBlockQuery(value: string): BlockRequest | undefined {
  const [head = '', ...settings] = value.split(';')
  const colon = head.indexOf(':')
  const type = colon < 0 ? head : head.slice(0, colon)
  if (!BLOCK_TYPES.includes(type as BlockType)) return undefined
  const anchors = colon < 0 ? [] : parseIds(head.slice(colon + 1))
  if (anchors === undefined) return undefined
  const request: BlockRequest = { type: type as BlockType, anchors }
  for (const setting of settings) {
    const equals = setting.indexOf('=')
    if (equals < 0) return undefined
    const read = setting.slice(equals + 1)
    switch (setting.slice(0, equals)) {
      case 'limit': {
        const limit = Number(read)
        if (!Number.isSafeInteger(limit) || limit < 1 || limit > LIMITS.blockItems) return undefined
        request.limit = limit
        break
      }
      case 'market':
      case 'category':
      case 'term':
      case 'placement': {
        const decoded = decode(read)
        if (decoded === undefined || decoded.length > LIMITS.textLength) return undefined
        request[setting.slice(0, equals) as 'market' | 'category' | 'term' | 'placement'] = decoded
        break
      }
      case 'exclude': {
        const exclude = parseIds(read)
        if (exclude === undefined) return undefined
        request.exclude = exclude
        break
      }
    }
  }
  return request
}

function parseIds(value: string): string[] | undefined {
  const ids: string[] = []
  for (const part of value.split(',')) {
    if (part === '') continue
    const id = decode(part)
    if (id === undefined || id.length > LIMITS.idLength) return undefined
    ids.push(id)
  }
  return ids.length > LIMITS.anchors ? undefined : ids
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}
