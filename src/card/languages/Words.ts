import type { BlockType } from '../../protocol/block.js'

/** What blocks say: the heading of each type, and what cards say of products that can be bought, but not at once. */
export type Words = Readonly<Record<BlockType | 'preorder' | 'backorder', string>>
