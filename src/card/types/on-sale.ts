import type { BlockDefinition } from './BlockDefinition.js'

/** What costs less than before, in the shop or in one category. */
export const onSale: BlockDefinition = {}
