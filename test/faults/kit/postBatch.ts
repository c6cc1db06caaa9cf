import { Agent, request } from 'node:http'
import type { Receipt } from '../../../src/protocol/batch.js'
import type { TestBatch } from './batches.js'

/** What became of a batch: the receipt, or why there is none. `status` is 0 where nobody answered. */
export interface Answer {
  status: number
  receipt?: Receipt
  /** Whether an answer that is not a receipt said when to come again. */
  retryAfter?: boolean
  /** The code of an answer that is a problem. */
  problem?: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

/** Sends a batch to a collector as a page does. Never rejects. A receipt counts only if it echoes the batch. */
export function postBatch(
  url: string,
  { batch, body }: TestBatch,
  { timeoutMs = 10_000, headers = {} }: { timeoutMs?: number; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise(resolve => {
    const failed = () => resolve({ status: 0 })
    const sent = request(
      `${url}/v1/events`,
      { method: 'POST', agent, timeout: timeoutMs, headers: { 'content-type': 'text/plain', ...headers } },
      response => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', chunk => {
          text += chunk
        })
        response.on('error', failed)
        response.on('close', failed)
        response.on('end', () => {
          const status = response.statusCode ?? 0
          const retryAfter = response.headers['retry-after'] !== undefined
          try {
            const answer = JSON.parse(text) as Receipt & { problem?: string }
            if (status === 200 && answer.batch === batch) resolve({ status, receipt: answer })
            else resolve({ status, retryAfter, ...(answer.problem === undefined ? {} : { problem: answer.problem }) })
          } catch {
            resolve({ status, retryAfter })
          }
        })
      },
    )
    sent.on('error', failed)
    sent.on('timeout', () => sent.destroy())
    sent.end(body)
  })
}
