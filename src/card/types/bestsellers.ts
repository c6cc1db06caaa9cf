import type { BlockDefinition } from './BlockDefinition.js'

/** What sells best in the shop or in one category. */
export const bestsellers: BlockDefinition = {}
