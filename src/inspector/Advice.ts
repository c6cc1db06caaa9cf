import type { ProblemCode } from '../protocol/problems.js'

/** What is wrong on the page, and the sentence that mends it. */
export interface Advice {
  /** What it is about: the name of an event, a block, the page. */
  about: string
  text: string
  /** The verdict that the collector would give; without one it takes what was sent, but something is lost. */
  code?: ProblemCode
}
