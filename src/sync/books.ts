import type { Outbox } from '../core/outbox/Outbox.js'
import type { Books } from '../core/Tracker.js'
import { booked } from './booked.js'

/** The books of an outbox, with what is not written yet. Never rejects. */
export async function books({ self, size, lost, loose }: Outbox): Promise<Books> {
  const { seq, moved = 0, ...known } = await self()
  const { unnumbered = 0, ...totals } =
    booked({ seq, ...known, lost: [...(known.lost ?? []), ...lost] }, []).books ?? {}
  const sorted = { counted: 0, rejected: {}, dropped: {} }
  for (const name of Object.keys(totals)) {
    const [kind, code] = name.split(' ') as [keyof typeof sorted, string | undefined]
    const into = (code ? sorted[kind] : sorted) as Record<string, number>
    into[code ?? kind] = totals[name]!
  }
  return { tracked: seq + moved + loose.size + unnumbered, ...sorted, waiting: await size() }
}
