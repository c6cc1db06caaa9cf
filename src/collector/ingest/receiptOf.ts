import { PROTOCOL_VERSION, type Receipt } from '../../protocol/batch.js'
import type { AppendRequest, Verdict } from '../log/EventLog.js'

/**
 * The receipt for a request that is durable, with the verdicts that the log reached.
 * @param known the ids among those asked about that are counted; left out where the page did not ask
 */
export function receiptOf(
  { envelope, events, rejected }: AppendRequest,
  verdicts: readonly Verdict[],
  known?: string[],
): Receipt {
  const receipt: Receipt = {
    v: PROTOCOL_VERSION,
    batch: envelope.batch,
    accepted: 0,
    duplicate: 0,
    rejected: rejected.map(({ id, code }) => ({ id, code })),
    ...(known === undefined ? {} : { known }),
    retryAfterMs: 0,
  }
  verdicts.forEach((verdict, index) => {
    if (verdict.status === 'rejected') receipt.rejected.push({ id: events[index]?.event.id ?? '', code: verdict.code })
    else receipt[verdict.status]++
  })
  return receipt
}
