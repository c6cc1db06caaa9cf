import type { Tracking } from './Tracking.js'

/** Longest wait for what is still to be sent, and for each database to go, ms. */
const PATIENCE_MS = 2000

const within = (work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work.catch(() => undefined), new Promise(resolve => setTimeout(resolve, PATIENCE_MS))])

/**
 * Makes this browser a stranger to the shop: sends what waits, forgets all that the shop and the tracker have stored, then
 * opens an address as a first visit.
 */
export async function becomeNewShopper(tracking: Tracking, address: string): Promise<void> {
  await within(tracking.flush())
  // From here on the tracker of this page stores nothing any more.
  await within(tracking.consent('denied'))
  try {
    localStorage.clear()
    sessionStorage.clear()
    const known = (await indexedDB.databases?.()) ?? []
    await Promise.all(known.map(({ name }) => name && within(remove(name))))
  } finally {
    location.assign(address)
  }
}

const remove = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
  })
