import { expect, test } from 'vitest'
import { isSigned, type SignedEvent } from '../../../src/collector/ingest/isSigned.js'

const KEY = 'key-of-the-server-1'
/** `printf 'T-1\n1 A\n2 B' | openssl dgst -sha256 -hmac key-of-the-server-1` */
const SIGNATURE = '7bd06eed3f9ac6575aaf632bc7dae7236585523c3ea14c8a13c9729acc06db55'
/** The same with a last line `market de`. */
const IN_MARKET = '01fe3b6b5c546e67dcfe7acd34559456cd3547fbec7ad07b92c6c886c4431c75'

/** One unit of the first product and two of each other, unless told otherwise. */
const order = (items: readonly string[], signature?: string, more = {}, quantity = 2) =>
  ({
    name: 'purchase',
    params: {
      transaction_id: 'T-1',
      items: items.map((item_id, index) => ({ item_id, ...(index > 0 && { quantity }) })),
      signature,
      ...more,
    },
  }) as unknown as SignedEvent

test('an order is signed by its number, its products and their quantities, in their order', () => {
  expect(isSigned(order(['A', 'B'], SIGNATURE), KEY)).toBe(true)
  expect(isSigned(order(['A', 'B'], SIGNATURE.toUpperCase(), { value: 900 }), KEY)).toBe(true)
})

test('an order that names its market is signed with it', () => {
  expect(isSigned(order(['A', 'B'], IN_MARKET, { market: 'de' }), KEY)).toBe(true)
  expect(isSigned(order(['A', 'B'], IN_MARKET, { market: 'pl' }), KEY)).toBe(false)
  expect(isSigned(order(['A', 'B'], SIGNATURE, { market: 'de' }), KEY)).toBe(false)
  expect(isSigned(order(['A', 'B'], IN_MARKET), KEY)).toBe(false)
})

test.each<[string, SignedEvent, string?]>([
  ['nothing', order(['A', 'B'])],
  ['another product', order(['A', 'C'], SIGNATURE)],
  ['another order of the products', order(['B', 'A'], SIGNATURE)],
  ['a product more', order(['A', 'B', 'B'], SIGNATURE)],
  ['another quantity', order(['A', 'B'], SIGNATURE, {}, 9)],
  [
    'a line that stands in the number',
    order([], SIGNATURE, { transaction_id: 'T-1\n1 A', items: [{ item_id: 'B', quantity: 2 }] }),
  ],
  ['a line that stands in a product', order(['A\n2 B'], SIGNATURE)],
  ['another number', order(['A', 'B'], SIGNATURE, { transaction_id: 'T-2' })],
  ['half of the signature', order(['A', 'B'], SIGNATURE.slice(0, 32))],
  ['other characters of as many bytes', order(['A', 'B'], 'é'.repeat(32))],
  ['another key', order(['A', 'B'], SIGNATURE), 'key-of-the-server-2'],
])('a signature does not hold for %s', (_what, event, key = KEY) => {
  expect(isSigned(event, key)).toBe(false)
})
