import type { TrackerHost } from '../core/Tracker.js'
import { defineElement, page, STAGE } from './element.js'
import { createStage } from './stage.js'

/**
 * Starts the blocks of this page and answers how to stop them. Where they run already, by another copy of this file or for
 * another tracker, the first ones go on. On a server, and in browsers from
 * before 2023 (Safari 16.4; others are earlier), which lack what blocks are drawn with, nothing happens.
 */
export function start(tracker: TrackerHost): () => void {
  if (!globalThis.document?.adoptedStyleSheets || page[STAGE]) return () => {}
  const stage = createStage(tracker)
  page[STAGE] = stage
  defineElement()
  scan()
  return () => {
    stage.stop_()
    if (page[STAGE] === stage) delete page[STAGE]
  }
}

/** Looks for blocks and placeholders that were added to the page; the tracker's page views do the same. */
export function scan(root: ParentNode = document): void {
  page[STAGE]?.scan(root)
}
