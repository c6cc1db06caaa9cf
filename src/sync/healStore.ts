import type { Store } from '../core/openStore.js'
import type { Outbox } from '../core/outbox/Outbox.js'
import type { TrackerHost } from '../core/Tracker.js'

/** Pauses before the tries, ms. A browser that has lost its storage process for a moment has it again by then. */
const PAUSES_MS = [1000, 4000, 16_000]

const tried = new WeakSet<Store>()

/**
 * Deletes a database that this page could never open, once: browsers leave a damaged one so for ever, and what is in it
 * cannot be read by anybody (https://github.com/Expensify/App/issues/87862). What waits in memory then moves to the new one.
 * Never rejects.
 */
export async function healStore(outbox: Outbox, problem: TrackerHost['problem']): Promise<void> {
  const { store } = outbox
  if (tried.has(store)) return
  tried.add(store)
  try {
    for (const ms of PAUSES_MS) {
      await new Promise(resolve => setTimeout(resolve, ms))
      // It was open, and Safari says the same of a connection that it has lost.
      if ((await outbox.self()).seq) return
      if (!isDamage(await store('readonly', () => '').catch(String))) return
    }
    await store.remove()
    problem('storage_refused', 'deleted')
    await outbox.self({})
  } catch {}
}

/** What browsers say of a database whose files they cannot read. */
export const isDamage = (error: unknown) => /^UnknownError/.test(`${error}`)
