import { off } from './off.js'
import { scope } from './scope.js'
import { span } from './span.js'
import { text } from './text.js'

/** What takes blocks away. */
export const pause = {
  type: 'object',
  description: 'a pause such as { "name": "Warehouse trouble", "visitors": "new" }',
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: { ...text, description: 'what you call the pause, in quotes' },
    off: off('pause'),
    visitors: {
      enum: ['all', 'new'],
      description: '"all", or "new" for who is here for the first time; "all" where it is not said',
    },
    ...scope,
    ...span,
  },
} as const
