import { expect, test } from 'vitest'
import { isSigned, type SignedEvent } from '../../../src/collector/ingest/isSigned.js'

const KEY = 'key-of-the-server-1'
/** `printf 'T-1\nA\nB' | openssl dgst -sha256 -hmac key-of-the-server-1` */
const SIGNATURE = 'a9dc376b622fc7a8e0cd040eb347aee9b1d10517c5aae54a422d79401fc27fff'

const order = (items: readonly string[], signature?: string, more = {}) =>
  ({
    name: 'purchase',
    params: { transaction_id: 'T-1', items: items.map(item_id => ({ item_id })), signature, ...more },
  }) as unknown as SignedEvent

test('an order is signed by its number and its products, in their order', () => {
  expect(isSigned(order(['A', 'B'], SIGNATURE), KEY)).toBe(true)
  expect(isSigned(order(['A', 'B'], SIGNATURE.toUpperCase(), { value: 900 }), KEY)).toBe(true)
})

test.each<[string, SignedEvent, string?]>([
  ['nothing', order(['A', 'B'])],
  ['another product', order(['A', 'C'], SIGNATURE)],
  ['another order of the products', order(['B', 'A'], SIGNATURE)],
  ['a product more', order(['A', 'B', 'B'], SIGNATURE)],
  ['another number', order(['A', 'B'], SIGNATURE, { transaction_id: 'T-2' })],
  ['half of the signature', order(['A', 'B'], SIGNATURE.slice(0, 32))],
  ['other characters of as many bytes', order(['A', 'B'], 'é'.repeat(32))],
  ['another key', order(['A', 'B'], SIGNATURE), 'key-of-the-server-2'],
])('a signature does not hold for %s', (_what, event, key = KEY) => {
  expect(isSigned(event, key)).toBe(false)
})
