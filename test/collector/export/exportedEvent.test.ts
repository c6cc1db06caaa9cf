import { PassThrough, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { exportedEvent } from '../../../src/collector/export/exportedEvent.js'
import { writeLines } from '../../../src/collector/export/writeLines.js'
import { decodeEvent } from '../../../src/protocol/decodeBatch.js'
import { NOON } from '../builders.js'

function exported(name: string, params: object) {
  const read = decodeEvent({ id: 'a', seq: 3, at: NOON, session: 's', pageView: 'p', name, params })
  if (!read.ok) throw new Error(read.rejection.code)
  const logged = { n: 1, site: 'demo', at: NOON, receivedAt: NOON + 9, outbox: 'o', visitor: 'v', customer: null }
  return exportedEvent({ ...logged, event: read.event })
}

describe('an exported event', () => {
  test('reads as it was sent, amounts too', () => {
    const params = {
      transaction_id: 'T',
      currency: 'EUR',
      value: 25.1,
      items: [{ item_id: 'A', item_name: 'Lamp', price: 12.55, discount: 0.45, quantity: 2 }],
      tax: 4.01,
      shipping: 0,
    }
    expect(exported('purchase', params)).toEqual({
      id: 'a',
      name: 'purchase',
      at: NOON,
      visitor: 'v',
      customer: null,
      session: 's',
      pageView: 'p',
      seq: 3,
      receivedAt: NOON + 9,
      params,
    })
  })

  test('knows how many decimals a currency has', () => {
    for (const [currency, value] of [
      ['JPY', 1980],
      ['KWD', 1.005],
      ['EUR', 19.99],
    ] as const) {
      expect(exported('view_cart', { currency, value, items: [{ item_id: 'A', price: value }] }).params).toEqual({
        currency,
        value,
        items: [{ item_id: 'A', price: value }],
      })
    }
  })

  test('leaves alone what is no amount', () => {
    const vital = { metric: 'LCP', value: 1234.5, rating: 'good' }
    const read = decodeEvent({ id: 'a', seq: 1, at: NOON, name: 'web_vital', params: vital })
    expect(exported('search', { search_term: '12' }).params).toEqual({ search_term: '12' })
    if (read.ok) expect(exported('web_vital', vital).params).toMatchObject({ value: 1234.5 })
  })
})

describe('writing lines', () => {
  test('writes every value, no faster than they are read', async () => {
    const out = new PassThrough({ highWaterMark: 1024 })
    const values = Array.from({ length: 5000 }, (_, n) => ({ n, text: 'x'.repeat(50) }))
    const writing = writeLines(values, out).then(() => out.end())
    let text = ''
    let most = 0
    for await (const chunk of out) {
      most = Math.max(most, out.readableLength)
      text += chunk
    }
    await writing
    expect(
      text
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line).n),
    ).toEqual(values.map(({ n }) => n))
    expect(most).toBeLessThan(200_000)
  })

  test('ends without an error when the reader goes away', async () => {
    let written = 0
    const out = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        written++
        done(written > 2 ? Object.assign(new Error('gone'), { code: 'EPIPE' }) : null)
      },
    })
    let made = 0
    function* endless() {
      for (;;) yield { n: made++, text: 'x'.repeat(1000) }
    }
    await writeLines(endless(), out)
    expect(written).toBe(3)
    expect(made).toBeLessThan(1000)
  })
})
