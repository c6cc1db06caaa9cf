import type { Plugin } from '../core/Tracker.js'
import type { AddDetail } from './extras/addExtras.js'
import { start } from './start.js'

export type { AddDetail } from './extras/addExtras.js'
export { scan, start } from './start.js'

declare global {
  interface GlobalEventHandlersEventMap {
    /** "Add to cart" was pressed in a card of a block. */
    'grapevine:add': CustomEvent<AddDetail>
  }
}

/**
 * Draws `<grapevine-block>` elements and `data-grapevine` placeholders: `tracker.use(blocks())`.
 * Importing this has no effect; nothing is defined before the start.
 */
export function blocks(): Plugin {
  return { name: 'blocks', start }
}
