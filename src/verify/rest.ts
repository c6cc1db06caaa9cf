import type { Visit } from './Visit.js'

/** Nothing new for so long: what was told is all, ms. */
const QUIET_MS = 400

/** Waits until nothing new is told. */
export async function rest(visit: Visit): Promise<void> {
  for (let before = -1; before !== visit.events.length; ) {
    before = visit.events.length
    await visit.pause(QUIET_MS)
    await visit.settle()
  }
}
