import { receiptOf } from '../../../../src/collector/ingest/receiptOf.js'
import { receiveBatch } from '../../../../src/collector/ingest/receiveBatch.js'
import type { EventLog } from '../../../../src/collector/log/EventLog.js'
import type { Batch } from '../../../../src/protocol/batch.js'

/** An answer over HTTP. */
export interface CoreAnswer {
  status: number
  body: object
}

/** What the collector has seen, kept beside it by the trial. */
export interface CoreNotes {
  /** Events that arrived in requests with a receipt. */
  arrived: number
  /** Ids that a receipt covers as counted, with those that it calls duplicates. */
  receipted: Set<string>
  /** Why ids were refused. */
  rejected: Map<string, string>
}

/** The collector between its socket and its disk: a batch in, everything durable, a receipt out. */
export function createCore(log: () => EventLog | undefined) {
  const notes: CoreNotes = { arrived: 0, receipted: new Set(), rejected: new Map() }
  const receive = async (text: string, receivedAt: number): Promise<CoreAnswer | undefined> => {
    const open = log()
    if (open === undefined) return undefined
    const received = receiveBatch(text, receivedAt)
    if (!received.ok) return { status: 400, body: { problem: received.problem, message: received.field } }
    const { append } = received
    let verdicts: Awaited<ReturnType<EventLog['append']>>
    try {
      verdicts = await open.append(append)
    } catch {
      return { status: 503, body: { problem: 'busy', retryAfterMs: 1000 } }
    }
    const body = receiptOf(append, verdicts)
    notes.arrived += (JSON.parse(text) as Batch).events.length
    verdicts.forEach(({ status }, n) => {
      if (status !== 'rejected') notes.receipted.add(append.events[n]!.event.id)
    })
    for (const { id, code } of body.rejected) notes.rejected.set(id, code)
    return { status: 200, body }
  }
  return { notes, receive }
}

export type Core = ReturnType<typeof createCore>
