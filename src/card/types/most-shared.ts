import type { BlockDefinition } from './BlockDefinition.js'

/** What shoppers pass on most often, in the shop or in one category. */
export const mostShared: BlockDefinition = {}
