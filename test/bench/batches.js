// Requests of the ingest bench: batches of 20 events of all common kinds, every event with an id of its own.
import { randomBytes } from 'node:crypto'

const EVENTS = 20

export function start({ site }) {
  let count = 0
  return {
    next() {
      const body = JSON.stringify(batch(site, count++))
      return (
        'POST /v1/events HTTP/1.1\r\nHost: collector\r\nContent-Type: text/plain;charset=UTF-8\r\n' +
        `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
      )
    },
    isOk: body => body.includes(`"accepted":${EVENTS},`),
  }
}

function batch(site, count) {
  const ids = randomBytes(16 * (EVENTS + 2)).toString('hex')
  const id = n => ids.slice(n * 32, n * 32 + 32)
  const now = Date.now()
  const events = Array.from({ length: EVENTS }, (_, n) => ({
    id: id(n),
    seq: n + 1,
    at: now - (EVENTS - n) * 1000,
    session: id(EVENTS),
    pageView: id(EVENTS + 1),
    ...content(n, count),
  }))
  return {
    v: 1,
    site,
    batch: id(0),
    sentAt: now,
    outbox: id(EVENTS),
    consent: 'granted',
    visitor: id(EVENTS + 1),
    customer: null,
    events,
  }
}

function content(n, count) {
  const product = {
    item_id: `SKU-${(count * 7 + n * 13) % 5000}`,
    item_name: 'Paper lantern, small',
    price: 12.5,
    quantity: 1,
  }
  const items = [{ ...product, item_category: 'Lights', item_list_id: 'also-bought', index: 2 }]
  if (n === EVENTS - 1) {
    const params = { transaction_id: `T-${process.pid}-${count}`, currency: 'EUR', value: 25, tax: 4, shipping: 4.9 }
    return { name: 'purchase', params: { ...params, items: [product, { ...product, item_id: `SKU-${count % 5000}` }] } }
  }
  if (n % 3 === 0) {
    const page_location = `https://shop.example/products/paper-lantern-${count % 5000}`
    return {
      name: 'page_view',
      params: { page_location, page_title: 'Paper lantern', page_type: 'product', kind: 'load' },
    }
  }
  const name = ['view_item', 'view_item_list', 'select_item', 'add_to_cart'][n % 4]
  return { name, params: name === 'view_item_list' ? { items } : { currency: 'EUR', value: 12.5, items } }
}
