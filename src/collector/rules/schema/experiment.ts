import { EXPERIMENT_LENGTH } from '../../../protocol/events/ecommerce.js'
import { CHOICES } from '../choices.js'
import { changes } from './changes.js'
import { exactlyOne } from './exactlyOne.js'
import { off } from './off.js'
import { sites } from './scope.js'
import { span } from './span.js'
import { text } from './text.js'

const partOfVisitors = {
  type: 'number',
  exclusiveMinimum: 0,
  maximum: 1,
  description:
    'a number above 0 up to 1 without quotes such as 0.2: the part of the visitors that takes part, half of them in each group',
} as const

const change = {
  ...changes,
  description: 'the one thing that is another for the test group, such as { "type": "trending" }',
  oneOf: exactlyOne(CHOICES.change),
} as const

/** What is tried out at a placement. */
export const experiment = {
  type: 'object',
  description:
    'an experiment such as { "name": "Home", "placement": "home-top", "share": 0.2, "change": { "type": "trending" } }',
  required: ['name', 'placement'],
  additionalProperties: false,
  allOf: [{ oneOf: exactlyOne(CHOICES.share) }, { oneOf: exactlyOne(CHOICES.trial) }],
  properties: {
    name: {
      ...text,
      maxLength: EXPERIMENT_LENGTH,
      description: `what you call the experiment, in quotes, at most ${EXPERIMENT_LENGTH} characters; pages and reports name it`,
    },
    off: off('experiment'),
    placement: { ...text, description: 'the one placement where it runs, in quotes, such as "home-top"' },
    sites,
    share: partOfVisitors,
    stages: {
      type: 'array',
      minItems: 1,
      maxItems: 50,
      description:
        'when it grows, such as [{ "from": "2026-12-01", "share": 0.1 }, { "from": "2026-12-08", "share": 0.5 }]',
      items: {
        type: 'object',
        description: 'a stage such as { "from": "2026-12-01", "share": 0.1 }',
        required: ['from', 'share'],
        additionalProperties: false,
        properties: { from: span.from, share: partOfVisitors },
      },
    },
    ...span,
    change,
    control: {
      const: 'hidden',
      description: '"hidden": the control group sees no block, the test group sees it as it is',
    },
  },
} as const
