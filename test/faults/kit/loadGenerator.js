// The other side of a load, in a process of its own: batches over many connections, each with event ids that its number
// determines, so that a list of numbers says which were acknowledged. Takes its task from its parent as a message.
import { connect } from 'node:net'
import { performance } from 'node:perf_hooks'

const EVENTS = 20
const TICK_MS = 5
/** Begins the ids of visitors that come again. */
const RETURNING = '0'.repeat(16)

/**
 * @param {object} task
 * @param {number} task.port
 * @param {string} task.site
 * @param {string} task.prefix 16 hex digits that begin every id
 * @param {number} task.connections
 * @param {number} task.seconds
 * @param {number} [task.rate] batches a second, whether they are answered or not; without it each connection waits for its answer
 * @param {number} [task.visitors] visitors who go on with one visit each in every load and order nothing, so that models, which keep all orders and
 *   visits, do not grow; without it each batch is of a new visitor, with an order
 */
async function run({ port, site, prefix, connections, seconds, rate, visitors }) {
  const next = batches(site, prefix, visitors)
  const told = { sent: 0, acked: [], latencies: [], shed: 0, resets: 0, unsent: 0, odd: [] }
  const free = []
  const end = performance.now() + seconds * 1_000
  let open = 0
  let running = true

  /** One connection, and a new one when it is closed. */
  const join = () => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let current
    let text = ''
    open++
    const send = () => {
      current = { number: told.sent++, at: performance.now() }
      socket.write(next(current.number))
    }
    const idle = () => {
      if (!running) return socket.end()
      if (rate === undefined) send()
      else free.push(send)
    }
    socket.setEncoding('latin1')
    socket.on('connect', idle)
    socket.on('error', () => {})
    socket.on('data', chunk => {
      text += chunk
      const head = text.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1])
      if (!(length >= 0) || text.length < head + 4 + length || current === undefined) return
      const { number, at } = current
      const isReceipt = text.startsWith('HTTP/1.1 200 ') && text.includes(`"accepted":${EVENTS},`)
      if (isReceipt && text.includes(idOf(prefix, number * EVENTS))) {
        if (told.acked.push(number) === 1) process.send({ begun: true })
        told.latencies.push(performance.now() - at)
      } else if (text.startsWith('HTTP/1.1 503 ') && /\r\nretry-after: \d/i.test(text)) told.shed++
      else if (told.odd.push(text.slice(0, 300)) > 5) told.odd.length = 5
      const closes = /\r\nconnection: close\r\n/i.test(text.slice(0, head + 2))
      text = ''
      current = undefined
      if (!closes) idle()
    })
    socket.on('close', () => {
      open--
      if (current !== undefined) told.resets++
      const place = free.indexOf(send)
      if (place >= 0) free.splice(place, 1)
      if (running) setTimeout(join, 20)
    })
  }
  for (let n = 0; n < connections; n++) join()

  const start = performance.now()
  let offered = 0
  for (let now = start; now < end; now = performance.now()) {
    if (rate !== undefined)
      for (const due = ((now - start) / 1_000) * rate; offered < due; offered++) {
        const send = free.shift()
        if (send === undefined) told.unsent++
        else send()
      }
    await new Promise(resolve => setTimeout(resolve, TICK_MS))
  }
  running = false
  for (const late = performance.now() + 10_000; open > free.length && performance.now() < late; )
    await new Promise(resolve => setTimeout(resolve, 20))
  told.latencies.sort((a, b) => a - b)
  const { latencies, ...rest } = told
  return { ...rest, p99: latencies[Math.floor((latencies.length - 1) * 0.99)] ?? 0 }
}

const hex16 = number => number.toString(16).padStart(16, '0')

const idOf = (prefix, number) => prefix + hex16(number)

/** Requests made of one text, in which only the ids change. */
function batches(site, prefix, visitors) {
  const id = n => `${prefix}${`${n}`.padStart(16, '-')}`
  const visitor = visitors === undefined ? id(0) : RETURNING + id(0).slice(16)
  const now = Date.now()
  const kinds = ['page_view', 'view_item', 'view_item_list', 'add_to_cart']
  const items = [{ item_id: 'SKU-1', item_name: 'Paper lantern, small', price: 12.5, quantity: 1 }]
  const params = name =>
    name === 'page_view'
      ? { page_location: 'https://shop.example/products/paper-lantern', page_title: 'Paper lantern', kind: 'load' }
      : { currency: 'EUR', value: 12.5, items }
  const events = Array.from({ length: EVENTS }, (_, n) => {
    const name = n === EVENTS - 1 && visitors === undefined ? 'purchase' : kinds[n % kinds.length]
    const order = name === 'purchase' ? { transaction_id: id(n) } : {}
    const event = { id: id(n), seq: n + 1, at: now - 1_000, session: visitor, pageView: id(0), name }
    return { ...event, params: { ...params(name), ...order } }
  })
  const about = {
    v: 1,
    site,
    batch: id(0),
    sentAt: now,
    outbox: id(0),
    consent: 'granted',
    visitor,
    customer: null,
  }
  const body = JSON.stringify({ ...about, events })
  const text = `POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  const places = [...text.matchAll(/([0-9a-f]{16})(-+\d+)(?=")/g)].map(({ index, 1: start, 2: digits }) => ({
    place: index + 16,
    n: Number(digits.replace(/^-+/, '')),
    of: start === RETURNING ? visitors : Number.POSITIVE_INFINITY,
  }))
  const template = Buffer.from(text, 'latin1')
  return number => {
    const bytes = Buffer.from(template)
    for (const { place, n, of } of places) bytes.latin1Write(hex16((number % of) * EVENTS + n), place, 16)
    return bytes
  }
}

process.once('message', async task => {
  process.send({ told: await run(task) }, () => process.exit(0))
})
