import { once } from 'node:events'
import { createServer } from 'node:http'
import { readEvents } from './readEvents.js'

const pause = ms => new Promise(resolve => setTimeout(resolve, ms))

/**
 * Starts the collector that peers send to. It answers what each of them expects, and keeps what arrived: `{ mark, id }`.
 * What has an `upstream`, a real collector, gets that one's answers.
 *
 * Modes: `up`; `down`, nothing listens; `reset`, connections are reset before a byte is read; `lose`, requests are read and
 * kept, and their connection is reset instead of an answer.
 */
export async function startEndpoint(upstream) {
  const arrivals = []
  const tally = { requests: 0, preflights: 0, bytes: 0, cut: 0, arrivedAt: 0 }
  let mode = 'up'

  const server = createServer(async (request, response) => {
    const origin = request.headers.origin ?? '*'
    const cors = {
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
    }
    request.on('error', () => {})
    if (request.method === 'OPTIONS') {
      tally.preflights++
      response.writeHead(204, cors).end()
      return
    }
    const chunks = []
    try {
      for await (const chunk of request) chunks.push(chunk)
    } catch {
      return
    }
    const body = Buffer.concat(chunks)
    tally.requests++
    tally.bytes += body.length
    const events = readEvents(body)
    arrivals.push(...events)
    if (events.length > 0) tally.arrivedAt = Date.now()
    const answer = upstream ? await forward(upstream, request, body) : answerOf(request.url)
    if (mode === 'lose') {
      tally.cut++
      request.socket.resetAndDestroy()
    } else response.writeHead(answer.status, { ...cors, ...answer.headers }).end(answer.body)
  })
  server.on('connection', socket => {
    socket.on('error', () => {})
    if (mode === 'reset') socket.resetAndDestroy()
  })

  const listen = async port => {
    for (let tries = 0; ; tries++) {
      server.listen(port, '127.0.0.1')
      try {
        await once(server, 'listening')
        return
      } catch (error) {
        if (tries >= 20) throw error
        await pause(250)
      }
    }
  }
  await listen(0)
  const { port } = server.address()

  return {
    url: `http://127.0.0.1:${port}`,
    arrivals,
    tally,
    /** Connections that are open fall with the mode in which they were opened. */
    async become(next) {
      const before = mode
      mode = next
      if (next !== 'up') server.closeAllConnections()
      if (next === 'down') {
        if (server.listening) await new Promise(resolve => server.close(resolve))
      } else if (before === 'down') await listen(port)
    },
    async close() {
      server.closeAllConnections()
      if (server.listening) await new Promise(resolve => server.close(resolve))
    },
  }
}

async function forward(upstream, request, body) {
  try {
    const answer = await fetch(upstream + request.url, {
      method: request.method,
      headers: { 'content-type': request.headers['content-type'] ?? '', origin: request.headers.origin ?? '' },
      ...(request.method === 'POST' && { body }),
    })
    const headers = { 'content-type': answer.headers.get('content-type') ?? 'text/plain' }
    return { status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()) }
  } catch {
    return { status: 502, headers: {}, body: '' }
  }
}

function answerOf(url) {
  const path = new URL(url, 'http://endpoint').pathname
  const json = value => ({ status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) })
  if (path.endsWith('config.js')) return { status: 200, headers: { 'content-type': 'text/javascript' }, body: '' }
  if (path.startsWith('/array/') || path.startsWith('/flags')) return json({ supportedCompression: ['gzip-js'] })
  if (path.startsWith('/v1/')) return json({ success: true })
  return json({ status: 1 })
}
