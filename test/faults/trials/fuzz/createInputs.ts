import { gzipSync } from 'node:zlib'
import { CONSENTS } from '../../../../src/protocol/consent.js'
import { EVENT_NAMES } from '../../../../src/protocol/events/index.js'
import type { Random } from '../../../../src/simulator/createRandom.js'
import { EXAMPLES } from '../../../protocol/events/examples.js'
import { mutateBytes } from './mutateBytes.js'
import { jsonMutator } from './mutateJson.js'

/** The body of a request and the headers that say what it is. */
export interface Input {
  body: Buffer
  headers: Record<string, string>
}

const PARAMS = EVENT_NAMES.map(name => [name, JSON.stringify(EXAMPLES[name].params)] as const)
const TYPES = [
  'text/plain;charset=UTF-8',
  'application/json',
  'text/plain; charset="utf8"',
  'text/plain;charset=latin1',
]

/** Events that are told again, word for word or under the same id. */
const REMEMBERED = 64

/**
 * Batches for a site, from valid ones of every event to such that are hardly one: values, keys, depth and width are changed
 * first, then bytes, then what was compressed.
 */
export function createInputs(random: Random, site: string): () => Input {
  const mutate = jsonMutator(random)
  const told: string[] = []
  const bombs = [10, 100, 1_000].map(ratio => gzipSync(Buffer.alloc(ratio * 20_000, ' ')))
  const nested = gzipSync(bombs[2]!)
  let orders = 0

  const event = (): string => {
    const again = told.length > 0 && random.chance(0.15) ? told[random.below(told.length)] : undefined
    if (again !== undefined && random.chance(0.7)) return again
    const [name, params] = PARAMS[random.below(PARAMS.length)]!
    const id = again?.slice(7, 39) ?? random.id()
    const at = Date.now() - random.below(random.chance(0.95) ? 60_000 : 40 * 86_400_000)
    const own = random.chance(0.5) ? params.replace('"T-1"', `"T-${orders++}"`) : params
    const text = `{"id":"${id}","seq":${random.below(1_000)},"at":${at},"session":"${random.id()}","pageView":null,"name":"${name}","params":${own}}`
    if (told.push(text) > REMEMBERED) told.shift()
    return text
  }

  const batch = (): string => {
    const size = random.chance(0.97) ? random.below(6) : 90 + random.below(20)
    const consent = random.chance(0.8) ? 'granted' : CONSENTS[random.below(CONSENTS.length)]
    const dropped = random.chance(0.1) ? `,"dropped":{"outbox_full":${random.below(9)},"toString":1}` : ''
    const events = Array.from({ length: size }, event).join()
    return `{"v":1,"site":"${site}","batch":"${random.id()}","sentAt":${Date.now()},"outbox":"${random.below(50)}","consent":"${consent}","visitor":"${random.id()}","customer":null${dropped},"events":[${events}]}`
  }

  return () => {
    const headers: Record<string, string> = {
      'content-type': TYPES[random.chance(0.97) ? 0 : random.below(TYPES.length)]!,
    }
    let text = batch()
    for (let n = random.run(0.6, 4); n > 0; n--) text = mutate(text)
    let body: Buffer = Buffer.from(text)
    if (random.chance(0.3)) for (let n = 1 + random.run(0.5, 4); n > 0; n--) body = mutateBytes(random, body)
    const packing = random.below(100)
    if (packing < 6) {
      headers['content-encoding'] = 'gzip'
      body = packing === 0 ? [...bombs, nested][random.below(4)]! : gzipSync(body, { level: 1 })
      if (random.chance(0.4)) body = mutateBytes(random, body)
    } else if (packing === 6)
      headers['content-encoding'] = ['br', 'deflate', 'identity', 'gzip, gzip', 'GZIP'][random.below(5)]!
    return { body, headers }
  }
}
