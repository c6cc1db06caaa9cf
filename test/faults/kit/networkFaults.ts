import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Exchange, Fault } from './faultProxy.js'
import { answerOf } from './forgeReceipt.js'

const HTML = '<!doctype html><title>Sign in to the network</title>'
const asHtml = { 'content-type': 'text/html' }

/** Somebody on the way answers in the place of the collector. */
const html = (status: number, headers: () => Record<string, string> = () => ({})): Fault => ({
  batch: ({ answer }) => answer(answerOf(status, HTML, { ...asHtml, ...headers() })),
})

/** The collector itself refuses, in its own words. */
const refusal = (status: number, problem: string): Fault => ({
  batch: ({ answer }) => answer(answerOf(status, JSON.stringify({ problem }))),
})

/** The collector has the batch, but the page gets another answer than the receipt. */
const instead = (spoil: (receipt: string) => string): Fault => ({
  async batch({ forward, answer }) {
    const receipt = await forward()
    answer({ ...receipt, body: Buffer.from(spoil(receipt.body.toString())) })
  },
})

/** The collector has the batch, but the page gets only the first part of the receipt, `ms` a byte. */
const bytewise =
  (bytes: number, ms: number) =>
  async ({ forward, response }: Exchange): Promise<void> => {
    const { status, headers, body } = await forward()
    const { 'transfer-encoding': _, connection: __, ...rest } = headers
    response.writeHead(status, { ...rest, 'content-length': body.length })
    response.flushHeaders()
    for (let at = 0; at < Math.min(bytes, body.length) && !response.destroyed; at++) {
      response.write(body.subarray(at, at + 1))
      await pause(ms)
    }
    response.destroy()
  }

/** Most events of a batch for the way that is too narrow. */
const NARROW = 10

/** What can be wrong with a network, by name. Each lasts for some requests, then the way is healthy. */
export const NETWORK_FAULTS: Record<string, Fault> = {
  refused: { connect: 'refuse' },
  'reset before': { connect: 'reset' },
  'reset in the middle': {
    head(request) {
      request.socket.resetAndDestroy()
      return true
    },
  },
  'reset after': { batch: ({ drop }) => drop() },
  'lost response': {
    async batch({ forward, drop }) {
      await forward()
      drop()
    },
  },
  'one byte a second': { batch: bytewise(60, 1_000) },
  'half a response': { batch: bytewise(30, 1) },
  stalled: {
    async batch({ response }) {
      await once(response, 'close')
    },
  },
  'truncated JSON': instead(receipt => receipt.slice(0, -9)),
  'wrong batch': instead(receipt => receipt.replace(/"batch":"[^"]+"/, '"batch":"another"')),
  '200 HTML': html(200),
  '204': { batch: ({ response }) => void response.writeHead(204, answerOf(204, '').headers).end() },
  '302': html(302, () => ({ location: '/health' })),
  '400': refusal(400, 'bad_json'),
  '401': html(401),
  '403': refusal(403, 'bad_origin'),
  '404': html(404),
  '408': html(408),
  '410': html(410),
  '413': {
    async batch({ body, forward, answer }) {
      const { events } = JSON.parse(body.toString()) as { events: unknown[] }
      const fits = events.length <= NARROW && events.length > 1
      answer(fits ? await forward() : answerOf(413, JSON.stringify({ problem: 'too_large' })))
    },
  },
  '429 seconds': html(429, () => ({ 'retry-after': '1' })),
  '429 date': html(429, () => ({ 'retry-after': new Date(Date.now() + 2_000).toUTCString() })),
  '500': html(500),
  '502': html(502),
  '503': html(503),
  '504': html(504),
}
