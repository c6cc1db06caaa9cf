import { once } from 'node:events'
import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'

/** An answer as a whole. */
export interface WholeAnswer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** One batch on its way through the proxy. */
export interface Exchange {
  body: Buffer
  response: ServerResponse
  /** Hands the batch to the collector. Rejects where the collector does not answer. */
  forward(): Promise<WholeAnswer>
  answer(answer: WholeAnswer): void
  /** Ends the connection without a word more. */
  drop(): void
}

/** What is wrong with the way to the collector. What it leaves out is healthy. */
export interface Fault {
  /** Connections are refused, or reset as soon as they are there. */
  connect?: 'refuse' | 'reset'
  /** Called once the head of a batch has come, before its body is read; true when that was the end of it. */
  head?(request: IncomingMessage): boolean
  /** Called with a whole batch, in the place of forwarding it. */
  batch?(exchange: Exchange): Promise<void> | void
}

/** What one tab has sent. A tab is known by the first part of its path, `/t/TAB`. */
export interface TabTraffic {
  batches: number
  bytes: number
  /** Bytes of the largest batch. */
  mostBytes: number
  open: number
  /** Most batches that were under way at one time. */
  mostOpen: number
}

export interface FaultProxy {
  readonly url: string
  readonly tabs: ReadonlyMap<string, TabTraffic>
  /** Batches that met the fault. */
  readonly met: number
  /** Batches that have come, and those that are under way. */
  readonly batches: number
  readonly open: number
  /** Requests by which a browser asked for permission first. */
  readonly preflights: number
  /** Bytes of the events in the batches, each event once. */
  readonly payload: number
  /** Sets what is wrong from now on. */
  set(fault: Fault): Promise<void>
  close(): Promise<void>
}

/** Idle connections are ended before the collector does it, which could hit the next request. */
const agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: 2_000 })

const read = async (stream: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** Hands a request to the collector and reads its answer. */
const pass = (target: string, { method, headers }: IncomingMessage, body: Buffer): Promise<WholeAnswer> =>
  new Promise((resolve, reject) => {
    request(target, { method, headers: { ...headers, 'content-length': body.length }, agent }, async answer => {
      resolve(await read(answer).then(body => ({ status: answer.statusCode ?? 0, headers: answer.headers, body })))
    })
      .on('error', reject)
      .end(body)
  })

const send = (response: ServerResponse, { status, headers, body }: WholeAnswer) => {
  const { 'transfer-encoding': _, connection: __, ...rest } = headers
  response.writeHead(status, { ...rest, 'content-length': body.length }).end(body)
}

/**
 * A way to a collector that can be broken. Batches meet the fault; everything else, such as the tag, passes as long as
 * connections do. Each tab may use an address of its own, `url + '/t/' + TAB`, so that its traffic is told apart.
 */
export async function startFaultProxy(target: () => string): Promise<FaultProxy> {
  const tabs = new Map<string, TabTraffic>()
  const sizes = new Map<string, number>()
  let fault: Fault = {}
  let met = 0
  let batches = 0
  let open = 0
  let preflights = 0

  const server = createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
    const [, tab = '', path = '/'] = /^(?:\/t\/([^/]+))?(\/.*)$/.exec(request.url ?? '/') ?? []
    const isBatch = request.method === 'POST' && path.startsWith('/v1/events')
    if (request.method === 'OPTIONS') preflights++
    const now = isBatch ? fault : {}
    const traffic = tabs.get(tab) ?? { batches: 0, bytes: 0, mostBytes: 0, open: 0, mostOpen: 0 }
    const end = () => {
      if (!isBatch) return
      traffic.open--
      open--
    }
    if (isBatch) {
      tabs.set(tab, traffic)
      traffic.batches++
      traffic.open++
      traffic.mostOpen = Math.max(traffic.mostOpen, traffic.open)
      batches++
      open++
      response.once('close', end)
      if (now.head || now.batch) met++
    }
    try {
      if (now.head?.(request)) return
      const body = await read(request)
      if (isBatch) {
        traffic.bytes += body.length
        traffic.mostBytes = Math.max(traffic.mostBytes, body.length)
        const { events } = JSON.parse(body.toString()) as { events: { id: string }[] }
        for (const event of events) sizes.set(event.id, Buffer.byteLength(JSON.stringify(event)))
      }
      const forward = () => pass(target() + path, request, body)
      if (!now.batch) return send(response, await forward())
      await now.batch({
        body,
        response,
        forward,
        answer: answer => send(response, answer),
        drop: () => request.socket.resetAndDestroy(),
      })
    } catch {
      request.socket.resetAndDestroy()
    }
  })
  server.on('connection', socket => {
    if (fault.connect !== 'reset') return
    met++
    socket.resetAndDestroy()
  })

  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  const unlisten = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  await listen(0)
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    tabs,
    get met() {
      return met
    },
    get batches() {
      return batches
    },
    get open() {
      return open
    },
    get preflights() {
      return preflights
    },
    get payload() {
      return [...sizes.values()].reduce((sum, size) => sum + size, 0)
    },
    async set(next) {
      fault = next
      if (next.connect === 'refuse' && server.listening) await unlisten()
      if (next.connect !== 'refuse' && !server.listening) await listen(port)
      if (next.connect === 'reset') server.closeAllConnections()
    },
    close: () => (server.listening ? unlisten() : Promise.resolve()),
  }
}
