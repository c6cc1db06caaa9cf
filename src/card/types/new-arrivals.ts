import type { BlockDefinition } from './BlockDefinition.js'

/** What came into the shop last, or into one category. */
export const newArrivals: BlockDefinition = {}
