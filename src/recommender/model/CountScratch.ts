import { VisitorChains } from './VisitorChains.js'
import { Votes } from './Votes.js'

/** Scratch of the counts of a product's row: one for all of them, because none begins before another has ended. */
export class CountScratch {
  readonly votes = new Votes()
  readonly chains = new VisitorChains()

  get byteLength(): number {
    return this.votes.byteLength + this.chains.byteLength
  }
}
