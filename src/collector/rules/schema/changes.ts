import { BLOCK_TYPES } from '../../../protocol/block.js'
import { LIMITS } from '../../../protocol/limits.js'
import { text } from './text.js'

/** What can be changed of a block. */
export const changes = {
  type: 'object',
  additionalProperties: false,
  properties: {
    type: { enum: [...BLOCK_TYPES], description: `one of ${BLOCK_TYPES.join(', ')}, in quotes` },
    heading: { ...text, description: 'a heading in quotes' },
    limit: {
      type: 'integer',
      minimum: 1,
      maximum: LIMITS.blockItems,
      description: `a number of products from 1 to ${LIMITS.blockItems}, without quotes`,
    },
    layout: { enum: ['row', 'grid'], description: '"row" or "grid"' },
  },
} as const
