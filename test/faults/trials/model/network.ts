import type { Core, CoreAnswer } from './collectorCore.js'
import type { RequestFate } from './commands.js'
import type { VirtualTime } from './virtualTime.js'

/** The way from the tabs to the collector. */
export interface Network {
  /** What the next requests meet. */
  fates: RequestFate[]
  /** Requests that met a fault. */
  faults: number
  /** Most requests of one tab that were under way at once, copies of pages that are left aside. */
  most: number
  /** `fetch` of a tab, which never answers once `isAlive` says no. */
  plugIn(isAlive: () => boolean): (url: string, init: RequestInit) => Promise<unknown>
}

export interface NetworkOptions {
  time: VirtualTime
  core: Core
  /** The collector's clock, ms. */
  clock(): number
  /** Answers with a receipt before the collector has the batch: what a page does that forgets too early. */
  forgetful: boolean
}

/** Way of a request or an answer, ms. */
const WAY_MS = 20

const answerOf = ({ status, body }: CoreAnswer) => ({
  status,
  ok: status >= 200 && status < 300,
  json: async () => JSON.parse(JSON.stringify(body)),
  headers: { get: () => null },
})

/** A network whose requests and answers are lost, late, doubled and forged. */
export function createNetwork({ time, core, clock, forgetful }: NetworkOptions): Network {
  const after = (ms: number) => new Promise<void>(resolve => time.after(ms, resolve))
  const failed = () => {
    throw new TypeError('Failed to fetch')
  }
  const deliver = async (text: string, ms = WAY_MS): Promise<CoreAnswer> => {
    await after(ms)
    const answer = (await core.receive(text, clock())) ?? failed()
    await after(WAY_MS)
    return answer!
  }
  const unheard = (text: string, ms: number) => {
    deliver(text, ms).catch(() => {})
  }
  const refuse = async (status: number, problem: string, retryAfterMs = 0): Promise<CoreAnswer> => {
    await after(WAY_MS)
    return { status, body: { problem, retryAfterMs } }
  }

  const ways: Record<RequestFate, (text: string) => Promise<CoreAnswer>> = {
    ok: deliver,
    'request lost': () => after(WAY_MS).then(failed),
    'receipt lost': text => deliver(text).then(failed),
    // After the page has given up waiting.
    late: text => deliver(text, 60_000),
    twice: text => {
      unheard(text, 5_000)
      return deliver(text)
    },
    html: () => refuse(200, ''),
    busy: () => refuse(503, 'busy', 4_000),
    error: () => refuse(500, 'internal'),
    'too large': () => refuse(413, 'too_large'),
    refused: () => refuse(403, 'origin_refused'),
    'wrong echo': async text => {
      const { body } = await deliver(text)
      return { status: 200, body: { ...body, batch: 'another' } }
    },
  }

  const network: Network = {
    fates: [],
    faults: 0,
    most: 0,
    plugIn(isAlive) {
      let under = 0
      return (_url, { body, keepalive, signal }) =>
        new Promise((resolve, reject) => {
          if (!isAlive()) return
          const text = String(body)
          const fate = network.fates.shift() ?? 'ok'
          if (fate !== 'ok') network.faults++
          if (!keepalive) network.most = Math.max(network.most, ++under)
          const end = (then: () => void) => {
            if (!keepalive) under--
            if (isAlive()) then()
          }
          let over = false
          const once = (then: () => void) => {
            if (!over) end(then)
            over = true
          }
          signal?.addEventListener('abort', () => once(() => reject(new DOMException('', 'AbortError'))))
          if (forgetful && !keepalive) {
            const { batch } = JSON.parse(text)
            const receipt = { v: 1, batch, accepted: 0, duplicate: 0, rejected: [], retryAfterMs: 0 }
            ways[fate](text).catch(() => {})
            once(() => resolve(answerOf({ status: 200, body: receipt })))
            return
          }
          ways[fate](text).then(
            answer => once(() => resolve(answerOf(answer))),
            error => once(() => reject(error)),
          )
        })
    },
  }
  return network
}
