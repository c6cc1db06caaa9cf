import type { Random } from '../../../src/simulator/createRandom.js'

const TEXTS = [
  ...[
    '',
    ' ',
    '0',
    'true',
    'null',
    'granted',
    'denied',
    'anonymous',
    'pending',
    'EUR',
    'a@b.example',
    '\ud800',
    '\udc00x',
  ],
  ...[
    '\u0000',
    '\u202egnp.exe',
    '<img src=x onerror=alert(1)>',
    '__proto__',
    'constructor',
    'https://[',
    '🏮',
    "'; --",
  ],
]
const NUMBERS = [Number.NaN, Infinity, -Infinity, -0, 0, 1, -1, 12.5, 2 ** 53, 1e21, 5e-324]
const KEYS = [
  ...['items', 'item_id', 'item_name', 'quantity', 'price', 'currency', 'value', 'transaction_id', 'type', 'anchors'],
  ...['limit', 'name', 'start', 'toString', 'valueOf', 'toJSON', 'then', 'length', 'slice', 'map', 'constructor', ''],
]

/** What values say that throw when they are read. */
export const SHOP_ERROR = 'a value of the shop'
const refuse = () => {
  throw new Error(SHOP_ERROR)
}
const REFUSING: ProxyHandler<object> = Object.fromEntries(
  ['get', 'has', 'ownKeys', 'getOwnPropertyDescriptor', 'getPrototypeOf', 'set'].map(trap => [trap, refuse]),
)

/** Makes any value that a script can pass, plain or made to do harm, drawn from `random`. */
export function hostileValues(random: Random): () => unknown {
  const pick = <T>(from: readonly T[]): T => from[random.below(from.length)]!
  const many = (most: number) => random.below(most + 1)

  const nested = (depth: number): object => {
    let value: object = {}
    for (let i = 0; i < depth; i++) value = random.chance(0.5) ? [value] : { [pick(KEYS)]: value }
    return value
  }
  const object = (depth: number): object => {
    const made: Record<string, unknown> = random.chance(0.2) ? Object.create(null) : {}
    for (let i = many(5); i > 0; i--) {
      const [key, value] = [pick(KEYS), any(depth + 1)]
      if (random.chance(0.05)) Object.defineProperty(made, key, { enumerable: true, configurable: true, get: refuse })
      else Object.defineProperty(made, key, { enumerable: true, configurable: true, writable: true, value })
    }
    if (random.chance(0.05)) made.self = made
    return made
  }
  const wide = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, n]))
  const KINDS: ((depth: number) => unknown)[] = [
    () => pick([undefined, null, true, false, 10n, Symbol('shop')]),
    () => pick(NUMBERS),
    () => pick(TEXTS),
    () => pick(TEXTS),
    () => pick(['x', '\ud83c', '"', '🏮', '\u0000']).repeat(2 ** many(15)),
    () => pick<unknown>([() => {}, refuse, async () => {}, class {}, Math.max]),
    depth => (depth > 3 ? [] : Array.from({ length: many(4) }, () => any(depth + 1))),
    depth => (depth > 3 ? {} : object(depth)),
    depth => (depth > 3 ? {} : object(depth)),
    depth => ({ items: Array.from({ length: many(3) }, () => any(depth + 2)) }),
    () => ({ items: [{ item_id: `SKU-${many(9)}`, price: pick(NUMBERS), quantity: pick(NUMBERS) }], currency: 'EUR' }),
    () => new Proxy(random.chance(0.5) ? {} : [], REFUSING),
    () =>
      pick<() => unknown>([() => new Date(Number.NaN), () => new Map([[1, 2]]), () => /x/g, () => new Error('x')])(),
    () =>
      pick<() => unknown>([
        () => new Uint8Array(9),
        () => new Array(5),
        () => new Promise(() => {}),
        () => Object(1n),
      ])(),
    () => ({ toString: refuse, valueOf: refuse, toJSON: refuse }),
    () => ({ toJSON: () => pick([null, undefined, 5, 'text', []]) }),
    () => nested(2 ** many(random.chance(0.05) ? 14 : 5)),
    () => wide(2 ** many(6)),
  ]
  const any = (depth = 0): unknown => pick(KINDS)(depth)
  return any
}
