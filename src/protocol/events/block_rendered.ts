import { type Decoder, record, whole } from '../decoder.js'
import { type FromBlock, fromBlock } from './ecommerce.js'

/** A block was drawn, perhaps where nobody has looked yet. */
export interface BlockRendered extends FromBlock {
  /** Products in it, 0 to 50. */
  slots: number
}

export const blockRendered: Decoder<BlockRendered> = record<BlockRendered>({ ...fromBlock, slots: whole(0, 50) }, [
  'slots',
])
