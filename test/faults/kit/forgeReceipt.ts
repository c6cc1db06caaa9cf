import type { Exchange, WholeAnswer } from './faultProxy.js'

/** An answer of a collector as a page of another origin may read it. */
export const answerOf = (status: number, body: string, headers: Record<string, string> = {}): WholeAnswer => ({
  status,
  headers: {
    'content-type': 'application/json',
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'Retry-After',
    ...headers,
  },
  body: Buffer.from(body),
})

/** A receipt for a batch that no collector has: with it the page deletes before the events are safe. */
export function forgeReceipt({ body }: Pick<Exchange, 'body'>): WholeAnswer {
  const { batch, events } = JSON.parse(body.toString()) as { batch: string; events: unknown[] }
  return answerOf(
    200,
    JSON.stringify({ v: 1, batch, accepted: events.length, duplicate: 0, rejected: [], retryAfterMs: 0 }),
  )
}
