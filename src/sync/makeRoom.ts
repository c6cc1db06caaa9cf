import type { Outbox } from '../core/outbox/Outbox.js'
import type { TrackerHost } from '../core/Tracker.js'
import { createDrain } from './createDrain.js'
import { healStore, isDamage } from './healStore.js'
import { leastValuable, worthToShop } from './leastValuable.js'

/** Events given up beyond the number that has come: browsers free space late. */
const MORE = 50

/**
 * After the storage was full: gives up stored events that are worth less than the best of those in memory, and moves these to
 * disk, in two transactions, since browsers count what one adds and not what it deletes. After it was damaged: begins to heal it.
 * Never rejects.
 */
export async function makeRoom(outbox: Outbox, error: unknown, problem: TrackerHost['problem']): Promise<void> {
  if (isDamage(error)) void healStore(outbox, problem)
  if (!/quota/i.test(`${error}`)) return
  const { peek, drop } = createDrain(outbox)
  const come = [...outbox.loose.values()]
  const best = Math.max(...come.map(worthToShop))
  const less = (await peek(1000)).filter(one => worthToShop(one) < best && !outbox.loose.has(one.event.id))
  try {
    const gone = leastValuable(less, come.length + MORE)
    if (!gone[0]) return
    await drop(gone, 'outbox_full')
    problem('outbox_full', `${gone.length}`)
    await outbox.self({})
  } catch {}
}
