import type { Store } from '../core/openStore.js'
import type { Outbox } from '../core/outbox/Outbox.js'
import type { TrackerHost } from '../core/Tracker.js'

/** Pauses between the tries, ms. A browser that has lost its storage process for a moment has it again by then. */
const PAUSE_MS = 1000
const TRIES = 3

const tried = new WeakSet<Store>()

/**
 * Deletes a database that cannot be opened, once on a page: browsers leave a damaged one so for ever, and what is in it
 * cannot be read by anybody (https://github.com/Expensify/App/issues/87862). What waits in memory then moves to the new one.
 * Never rejects.
 */
export async function healStore(outbox: Outbox, problem: TrackerHost['problem']): Promise<void> {
  const { store } = outbox
  if (tried.has(store)) return
  tried.add(store)
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      await new Promise(resolve => setTimeout(resolve, PAUSE_MS))
      const error = await store('readonly', () => '').catch(String)
      if (!isDamage(error)) return
    }
    await store.remove()
    problem('storage_refused', 'deleted')
    await outbox.self({})
  } catch {}
}

/** What browsers say of a database whose files they cannot read. */
export const isDamage = (error: unknown) => /^UnknownError/.test(`${error}`)
