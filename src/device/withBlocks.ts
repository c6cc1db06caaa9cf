import type { TrackerHost } from '../core/Tracker.js'
import { device } from './index.js'

const HAS_BLOCKS = 'grapevine-block,[data-grapevine]'
const DRAW = Symbol.for('grapevine draw')

/** What draws blocks on this page: told to the page, since a file that was loaded twice is two modules. */
const page = globalThis as { [DRAW]?: () => void }

/** The chunk of the tag: it ranks in the browser from the first question on, since it is what loads the blocks. */
export function start(tracker: TrackerHost): () => void {
  const stops = [device().start(tracker)]
  let isStopped = false
  /** Grows with each failure: browsers remember that a module could not be had at an address. */
  let retry = ''
  page[DRAW] = () => {
    import(new URL(`blocks.js${retry}`, import.meta.url).href).then(
      blocks => {
        if (isStopped) return
        page[DRAW] = blocks.scan
        stops.push(blocks.start(tracker))
      },
      error => {
        retry += '?'
        tracker.problem('chunk_failed', `blocks ${error}`)
      },
    )
  }
  return () => {
    isStopped = true
    delete page[DRAW]
    for (const stop of stops) stop()
  }
}

/** Looks for blocks and placeholders that were added to the page, and loads what draws them at the first. */
export function scan(): void {
  if (document.querySelector(HAS_BLOCKS)) page[DRAW]?.()
}
