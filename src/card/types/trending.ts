import type { BlockDefinition } from './BlockDefinition.js'

/** What is looked at and bought more than usual, in the shop or in one category. */
export const trending: BlockDefinition = {}
