import type { TrackerHost } from '../core/Tracker.js'
import { openInspector } from './openInspector.js'
import { readAddress } from './readAddress.js'
import { debugUntil, endTestVisitor } from './testVisitor.js'
import { whileGranted } from './whileGranted.js'

/**
 * Opens the inspector where the address asks for it, or where this browser remembers that it did within a day; ends debugging
 * where the address says so or the day is over. Answers how to stop.
 *
 * @param before the snippet of the tag, with the calls from before it was there
 */
export function start(tracker: TrackerHost, before?: { q?: unknown }): () => void {
  if (!document.adoptedStyleSheets) {
    console.warn('Grapevine: the inspector needs a browser from 2023 or later.')
    return () => {}
  }
  const asked = readAddress(location.search)
  if (asked.isOff) return whileGranted(tracker, () => endTestVisitor(tracker.store))
  if (asked.isOn) return openInspector(tracker, asked, before?.q)
  let isStopped = false
  let stop = () => {}
  const stopLooking = whileGranted(tracker, async () => {
    const isOn = (await debugUntil(tracker.store)) > Date.now()
    if (!isOn) await endTestVisitor(tracker.store)
    else if (!isStopped) stop = openInspector(tracker, asked)
    stopLooking()
  })
  return () => {
    isStopped = true
    stopLooking()
    stop()
  }
}
