import type { TrackerHost } from '../core/Tracker.js'
import { device } from './index.js'

const HAS_BLOCKS = 'grapevine-block,[data-grapevine]'

/** What the page has of the code that draws blocks. */
let draw = () => {}

/** The chunk of the tag: it ranks in the browser from the first question on, since it is what loads the blocks. */
export function start(tracker: TrackerHost): () => void {
  const stops = [device().start(tracker)]
  /** Grows with each failure: browsers remember that a module could not be had at an address. */
  let retry = ''
  draw = () => {
    import(new URL(`blocks.js${retry}`, import.meta.url).href).then(
      blocks => {
        draw = blocks.scan
        stops.push(blocks.start(tracker))
      },
      error => {
        retry += '?'
        tracker.problem('chunk_failed', `blocks ${error}`)
      },
    )
  }
  return () => {
    for (const stop of stops) stop()
  }
}

/** Looks for blocks and placeholders that were added to the page, and loads what draws them at the first. */
export function scan(): void {
  if (document.querySelector(HAS_BLOCKS)) draw()
}
