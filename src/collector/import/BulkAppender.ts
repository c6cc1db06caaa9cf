import { setTimeout as pause } from 'node:timers/promises'
import type { Refusal } from '../../protocol/batch.js'
import { decodeEvent } from '../../protocol/decodeBatch.js'
import type { WireEvent } from '../../protocol/event.js'
import { LIMITS } from '../../protocol/limits.js'
import type { AppendRequest, EventLog, IncomingEvent, Verdict } from '../log/EventLog.js'
import { LogError } from '../log/LogError.js'

/** Events of one visitor or customer. */
export interface EventGroup {
  visitor: string | null
  customer: string | null
  outbox: string
  events: readonly WireEvent[]
}

/** Products in the events of one transaction: a few ten milliseconds of writing, so that a running server hardly waits. */
const MOST_ITEMS = 4_000

/** Pauses between tries while another process writes, and how long to go on, ms. */
const PAUSE_MS = 100
const PATIENCE_MS = 60_000

interface Waiting {
  request: AppendRequest
  /** Verdicts of the decoder, at the places of the events that it refused. */
  refused: (Verdict | undefined)[]
  done: (verdicts: Verdict[]) => void
}

/**
 * Appends many events of the past to the log, thousands of lines in one transaction. They pass the decoder of the wire, so
 * nothing comes into the log that a page could not have sent; only the age of an event does not matter.
 */
export class BulkAppender {
  readonly #log
  readonly #site
  readonly #receivedAt
  #waiting: Waiting[] = []
  #items = 0

  constructor(log: EventLog, site: string, receivedAt: number) {
    this.#log = log
    this.#site = site
    this.#receivedAt = receivedAt
  }

  /** @param done told the verdict on each event of the group once all are durable or refused */
  add(group: EventGroup, done: (verdicts: Verdict[]) => void): void {
    const events: IncomingEvent[] = []
    const rejected: Refusal[] = []
    const refused = group.events.map((wire): Verdict | undefined => {
      const read = decodeEvent(wire)
      if (!read.ok) {
        rejected.push(read.rejection)
        return { status: 'rejected', code: read.rejection.code }
      }
      const { event } = read
      events.push({ event, at: event.at })
      this.#items += 1 + ('items' in event.params ? (event.params.items?.length ?? 0) : 0)
      return undefined
    })
    const { visitor, customer, outbox } = group
    const batch = `${outbox}-${group.events[0]?.id ?? ''}`.slice(0, LIMITS.idLength)
    const envelope = { site: this.#site, batch, outbox, consent: 'granted', visitor, customer } as const
    this.#waiting.push({ request: { envelope, events, rejected, receivedAt: this.#receivedAt }, refused, done })
  }

  /** Whether enough waits for a transaction. */
  get isFull(): boolean {
    return this.#items >= MOST_ITEMS
  }

  /** Resolves when everything that was added is durable. */
  async flush(): Promise<void> {
    const waiting = this.#waiting
    this.#waiting = []
    this.#items = 0
    const answers = await Promise.all(waiting.map(({ request }) => this.#append(request)))
    waiting.forEach(({ refused, done }, index) => {
      const verdicts = answers[index]!.values()
      done(refused.map(verdict => verdict ?? verdicts.next().value!))
    })
  }

  async #append(request: AppendRequest): Promise<Verdict[]> {
    const until = performance.now() + PATIENCE_MS
    for (;;) {
      try {
        return await this.#log.append(request)
      } catch (error) {
        const isBusy = error instanceof LogError && error.code === 'busy'
        if (!isBusy || performance.now() > until) throw error
        await pause(PAUSE_MS)
      }
    }
  }
}
