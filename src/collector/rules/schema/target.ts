import { EXPERIMENT_LENGTH } from '../../../protocol/events/ecommerce.js'
import { LAPSED_DAYS, SEGMENTS } from '../../../protocol/segment.js'
import { CHOICES } from '../choices.js'
import { changes } from './changes.js'
import { exactlyOne } from './exactlyOne.js'
import { off } from './off.js'
import { scope } from './scope.js'
import { span } from './span.js'
import { text } from './text.js'

const SEGMENT_NAMES = SEGMENTS.join(', ')

/** What some segments are shown in place of a block. */
export const target = {
  type: 'object',
  description:
    'a target such as { "name": "Welcome", "placements": ["home-top"], "segments": ["first-time"], "change": { "heading": "Start here" } }',
  required: ['name', 'segments'],
  additionalProperties: false,
  oneOf: exactlyOne(CHOICES.aim),
  properties: {
    name: {
      ...text,
      maxLength: EXPERIMENT_LENGTH,
      description: `what you call the target, in quotes, at most ${EXPERIMENT_LENGTH} characters; pages and reports name it`,
    },
    off: off('target'),
    segments: {
      type: 'array',
      minItems: 1,
      maxItems: SEGMENTS.length,
      uniqueItems: true,
      description: `a list of segments such as ["buyer"], each once. There are five, and each shopper is in one, the first that fits: ${SEGMENT_NAMES}; lapsed is a buyer without an order for the lapsedDays of the file, else ${LAPSED_DAYS} days`,
      items: { enum: [...SEGMENTS], description: `one of the five segments in quotes: ${SEGMENT_NAMES}` },
    },
    ...scope,
    ...span,
    hidden: { const: true, description: 'true: these shoppers see no block' },
    change: {
      ...changes,
      minProperties: 1,
      description:
        'what is another for these shoppers, such as { "type": "bestsellers", "heading": "Start here" }: type, heading, limit, layout',
    },
  },
} as const
