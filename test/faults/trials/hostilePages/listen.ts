import type { Exchange, FaultProxy } from '../../kit/faultProxy.js'
import type { WireEvent } from '../../pages/HostilePage.js'

/** What has come over the wire from the pages of one site. */
export interface Heard {
  /** Each event once, in their order, without what differs between runs. */
  events(): WireEvent[]
  /** Events so far. */
  readonly count: number
  /** Ids that a receipt has accepted. */
  readonly acked: ReadonlySet<string>
  /** Batches that are no batches. */
  readonly faults: readonly string[]
}

interface Batch {
  v: number
  site: string
  outbox: string
  consent: string
  visitor?: string
  customer?: string | null
  events: { id: string; seq: number; at: number; session: string; pageView: string; name: string; params: object }[]
}

/** An event with what every batch says about it; of what is random, only that it is there. */
function wireEvent(batch: Batch, event: Batch['events'][number], without: readonly string[]): WireEvent {
  const { v, consent, visitor, customer = null } = batch
  const { id, seq, at, session, pageView, name, params, ...more } = event
  const random = [id, seq, at, session, pageView, visitor].map(value => typeof value).join()
  let text = JSON.stringify(params ?? {})
  for (const part of without) text = text.replaceAll(part, '')
  return { name, params: JSON.parse(text), envelope: { v, consent, customer, random, ...more } }
}

/** Listens on the way to the collector, and answers what it has heard of a site. `without` are texts that differ between pages. */
export async function listen(proxy: FaultProxy, without: readonly string[]): Promise<(site: string) => Heard> {
  const sites = new Map<string, ReturnType<typeof hear>>()
  const of = (site: string) => {
    const heard = sites.get(site) ?? hear([...without, site])
    sites.set(site, heard)
    return heard
  }
  await proxy.set({
    async batch({ body, forward, answer }: Exchange) {
      const batch = JSON.parse(body.toString()) as Batch
      const { take, took } = of(batch.site)
      take(batch)
      const answered = await forward()
      if (answered.status === 200) took(batch, JSON.parse(answered.body.toString()).rejected)
      answer(answered)
    },
  })
  return site => of(site).heard
}

function hear(without: readonly string[]) {
  const sent = new Map<string, { outbox: number; seq: number; event: WireEvent }>()
  const outboxes: string[] = []
  const acked = new Set<string>()
  const faults: string[] = []
  return {
    heard: {
      events: () => [...sent.values()].sort((a, b) => a.outbox - b.outbox || a.seq - b.seq).map(({ event }) => event),
      get count() {
        return sent.size
      },
      acked,
      faults,
    } satisfies Heard,
    take(batch: Batch) {
      if (!outboxes.includes(batch.outbox)) outboxes.push(batch.outbox)
      for (const event of batch.events) {
        const known = sent.get(event.id)
        const outbox = known?.outbox ?? outboxes.indexOf(batch.outbox)
        const wire = wireEvent(batch, event, without)
        if (known && JSON.stringify(known.event) !== JSON.stringify(wire))
          faults.push(`${event.name} was sent a second time as ${JSON.stringify(wire)}`)
        sent.set(event.id, { outbox, seq: Math.max(event.seq, known?.seq ?? 0), event: wire })
      }
    },
    took({ events }: Batch, rejected: { id: string; code: string }[]) {
      const refused = new Set(rejected.map(({ id }) => id))
      for (const { id } of events) if (!refused.has(id)) acked.add(id)
      for (const { code } of rejected) faults.push(`rejected as ${code}`)
    },
  }
}
