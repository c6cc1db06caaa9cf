import type { Outbox } from '../core/outbox/Outbox.js'
import type { Books } from '../core/Tracker.js'
import { booked } from './booked.js'

/** The books of an outbox, with what is not written yet. Never rejects. */
export async function books({ size, self, lost, loose }: Outbox): Promise<Books> {
  // Behind what is being written, so that the two looks at the disk begin side by side: what is stored between them would be in
  // one of them alone.
  await self()
  const waiting = size()
  const known = await self()
  const { unnumbered, ...totals } = booked(known, [], lost).books
  const sorted = { counted: 0, rejected: {}, dropped: {} }
  for (const name of Object.keys(totals)) {
    const [kind, code] = name.split(' ') as [keyof typeof sorted, string | undefined]
    const into = (code ? sorted[kind] : sorted) as Record<string, number>
    into[code ?? kind] = totals[name]!
  }
  return { tracked: known.seq + (known.moved ?? 0) + loose.size + unnumbered!, ...sorted, waiting: await waiting }
}
