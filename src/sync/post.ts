import type { Receipt } from '../protocol/batch.js'
import { retryAfter } from './retryAfter.js'

/** What became of a batch. Without a receipt it was not delivered: `status` is 0 where no collector answered. */
export interface Posted {
  receipt?: Receipt
  status: number
  /** Wait at least so long before the next batch, ms; the collector says so. */
  waitMs_: number
  /** The code of the collector's own refusal. */
  refusal_?: unknown
}

/** Longest wait for an answer, ms. */
const TIMEOUT_MS = 10_000

/**
 * Sends one batch and reads its receipt. A body of text travels as `text/plain` and there are no headers of our own: a
 * simple request, without preflight. An answer counts only if it is JSON that echoes the batch id, so that captive portals,
 * caches and service workers can never make the outbox forget. Answers after ten seconds, and at once when `visit` is aborted, even
 * where the page has replaced `fetch` by one that does not. Never rejects.
 */
export async function post(url: string, batch: string, body: string, visit: AbortSignal): Promise<Posted> {
  const abort = new AbortController()
  let stop = () => {}
  const stopped = new Promise<never>((_, reject) => {
    stop = () => {
      abort.abort()
      reject(abort.signal)
    }
  })
  stopped.catch(() => {})
  const timer = setTimeout(stop, TIMEOUT_MS)
  visit.addEventListener('abort', stop)
  try {
    // Without a prototype: what a page has added to all objects is no setting of ours.
    const init = {
      __proto__: null,
      signal: abort.signal,
      credentials: 'omit',
      redirect: 'error',
      method: 'POST',
      body,
    } as const
    const answer = await Promise.race([fetch(url, init), stopped])
    const read = await Promise.race([answer.json().catch(() => undefined), stopped])
    const posted: Posted = {
      status: answer.ok ? 0 : answer.status,
      waitMs_: retryAfter(read?.retryAfterMs, answer.headers.get('retry-after'), Date.now()),
      refusal_: read?.problem,
    }
    if (answer.ok && read?.v === 1 && read.batch === batch && Array.isArray(read.rejected)) posted.receipt = read
    return posted
  } catch {
    return { status: 0, waitMs_: 0 }
  } finally {
    clearTimeout(timer)
    visit.removeEventListener('abort', stop)
  }
}
