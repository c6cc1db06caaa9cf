import type { Plugin } from '../core/Tracker.js'
import { start } from './start.js'

export type { AddDetail } from './extras/addExtras.js'
export { scan, start } from './start.js'

/**
 * Draws `<grapevine-block>` elements and `data-grapevine` placeholders: `tracker.use(blocks())`.
 * Importing this has no effect; nothing is defined before the start.
 */
export function blocks(): Plugin {
  return { name: 'blocks', start }
}
