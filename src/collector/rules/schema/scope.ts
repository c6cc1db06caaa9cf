import { BLOCK_TYPES } from '../../../protocol/block.js'
import { texts } from './text.js'

/** For which sites something holds. */
export const sites = texts('a list of site keys; all sites where it is not said')

/** Where something holds. */
export const scope = {
  sites,
  placements: texts('a list of placements such as ["home-top"]; everywhere where it is not said'),
  blocks: {
    type: 'array',
    minItems: 1,
    description: `a list of block types; all where it is not said. Types: ${BLOCK_TYPES.join(', ')}`,
    items: { enum: [...BLOCK_TYPES], description: `one of ${BLOCK_TYPES.join(', ')}, in quotes` },
  },
} as const
