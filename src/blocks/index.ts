import type { Plugin } from '../core/Tracker.js'
import type { AddDetail } from './extras/addExtras.js'
import { routeClicks } from './routeClicks.js'
import { start } from './start.js'

export type { AddDetail } from './extras/addExtras.js'
export { scan, start } from './start.js'

declare global {
  interface GlobalEventHandlersEventMap {
    /** "Add to cart" was pressed in a card of a block. */
    'grapevine:add': CustomEvent<AddDetail>
  }
  interface HTMLElementTagNameMap {
    'grapevine-block': HTMLElement
  }
}

export interface BlocksOptions {
  /** The router of a single-page app: gets the address of a product that is clicked, without its origin, instead of the browser. */
  navigate?: ((path: string) => void) | undefined
}

/**
 * Draws `<grapevine-block>` elements and `data-grapevine` placeholders: `tracker.use(blocks())`.
 * Importing this has no effect; nothing is defined before the start.
 */
export function blocks({ navigate }: BlocksOptions = {}): Plugin {
  return {
    name: 'blocks',
    start(tracker) {
      const offs = [start(tracker)]
      if (navigate && globalThis.document) offs.push(routeClicks(navigate))
      return () => {
        for (const off of offs) off()
      }
    },
  }
}
