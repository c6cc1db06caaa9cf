import type { BlockDefinition } from './BlockDefinition.js'

/** What those look at who search for the same. */
export const searchTerm: BlockDefinition = {
  ofTerm_: true,
}
