import { BLOCK_TYPES } from '../../../../src/protocol/block.js'
import { formatBlockQuery, parseBlockQuery } from '../../../../src/protocol/blockQuery.js'
import { LIMITS } from '../../../../src/protocol/limits.js'
import type { Random } from '../../../../src/simulator/createRandom.js'

const PIECES = [
  ...BLOCK_TYPES,
  ...[':', ';', ',', '=', '%', '%ff', '%00', '%E2%80%AE', '%ud800', '&', '+', '#', 'limit=', 'exclude=', 'category='],
  ...['placement=', '6', '49', '-1', '1e3', 'SKU-1', 'SKU-2', '__proto__', 'constructor', 'toString', '\u0000'],
]

/** Makes values of `b`, from valid ones to any text. */
export function queryMaker(random: Random): () => string {
  const piece = () => PIECES[random.below(PIECES.length)]!
  return () => {
    const type = BLOCK_TYPES[random.below(BLOCK_TYPES.length)]!
    const anchors = Array.from({ length: random.below(random.chance(0.9) ? 4 : 80) }, () => `SKU-${random.below(40)}`)
    const valid = formatBlockQuery({ type, anchors, limit: 1 + random.below(LIMITS.blockItems) })
    if (random.chance(0.3)) return valid
    if (random.chance(0.5)) return Array.from({ length: random.below(12) }, piece).join('')
    const at = random.below(valid.length)
    const long = random.chance(0.1) ? 'x'.repeat(random.below(2_000)) : ''
    return valid.slice(0, at) + piece() + long + valid.slice(at + random.below(3))
  }
}

/** What is wrong with how a value of `b` is read, if anything: a request over the limits, or one that is not read again. */
export function strayQuery(value: string): string | undefined {
  try {
    const request = parseBlockQuery(value)
    if (request === undefined) return undefined
    const { type, anchors, exclude = [], limit = 1, category = '', placement = '' } = request
    const isWithin =
      BLOCK_TYPES.includes(type) &&
      [...anchors, ...exclude].every(id => id !== '' && id.length <= LIMITS.idLength) &&
      Math.max(anchors.length, exclude.length) <= LIMITS.anchors &&
      Math.max(category.length, placement.length) <= LIMITS.textLength &&
      limit >= 1 &&
      limit <= LIMITS.blockItems
    const isStable = parseBlockQuery(formatBlockQuery(request)) !== undefined
    return isWithin && isStable ? undefined : `the query ${value} is read as ${JSON.stringify(request)}`
  } catch (error) {
    return `${error} for the query ${value}`
  }
}
