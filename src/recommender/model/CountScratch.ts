import type { Ballot } from './Ballot.js'
import { SteppedVotes } from './SteppedVotes.js'
import { VisitorChains } from './VisitorChains.js'
import { Votes } from './Votes.js'

/** Scratch of the counts of a product's row: one for all of them, because none begins before another has ended. */
export class CountScratch {
  readonly votes: Ballot
  readonly chains = new VisitorChains()

  /** @param step distinct visitors behind each change of a count; 1: each one counts */
  constructor(step: number) {
    this.votes = step > 1 ? new SteppedVotes(step) : new Votes()
  }

  get byteLength(): number {
    return this.votes.byteLength + this.chains.byteLength
  }
}
