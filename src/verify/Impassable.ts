import type { Finding } from './compareEvents.js'

/** A scenario cannot go on: a page does not open, or a button is not there. */
export class Impassable extends Error {
  constructor(readonly finding: Finding) {
    super(`${finding.expected}: ${finding.seen}`)
  }
}
