import { LIMITS } from '../../../protocol/limits.js'
import { LEAST_WINDOW } from '../../../recommender/rules/fillByRules.js'
import { CHOICES } from '../choices.js'
import { exactlyOne } from './exactlyOne.js'
import { off } from './off.js'
import { scope } from './scope.js'
import { selector } from './selector.js'
import { span } from './span.js'
import { text, texts } from './text.js'

const strict = {
  type: 'boolean',
  description: 'true or false: whether nothing else may fill what is left; false where it is not said',
} as const

const share = { type: 'number', minimum: 0, maximum: 0.99 } as const

/** What changes which products a block shows, and in which order. */
export const rule = {
  type: 'object',
  description: 'a rule such as { "name": "Own brand first", "boost": { "brands": ["Glow"] }, "by": 1.5 }',
  required: ['name'],
  additionalProperties: false,
  dependencies: { boost: ['by'], by: ['boost'], at: ['pin'] },
  oneOf: exactlyOne(CHOICES.effect),
  properties: {
    name: { ...text, description: 'what you call the rule, in quotes' },
    off: off('rule'),
    ...scope,
    ...span,
    hide: selector('products that are never shown'),
    pause: {
      type: 'number',
      exclusiveMinimum: 0,
      maximum: 168,
      description:
        'a number of hours up to 168 without quotes such as 4: what is sold out within them at its present speed is not shown',
    },
    only: selector('products that come before all others'),
    strict,
    pin: texts('a list of product ids that take slots, such as ["SKU-1"]'),
    at: {
      type: 'integer',
      minimum: 1,
      maximum: LIMITS.blockItems,
      description: `the slot of the first pin, from 1 to ${LIMITS.blockItems}; 1 where it is not said`,
    },
    list: texts('a list of product ids that fill the block in this order, such as ["SKU-1", "SKU-2"]'),
    boost: selector('products that are moved up or down'),
    by: {
      type: 'number',
      minimum: 0.01,
      maximum: 100,
      description: 'a number from 0.01 to 100 without quotes: 2 doubles the score, 0.5 halves it',
    },
    margin: {
      type: 'number',
      minimum: -5,
      maximum: 5,
      description: 'a number from -5 to 5 without quotes: how much a high margin moves a product up; 0 is not at all',
    },
    diversity: {
      type: 'object',
      description:
        'what each product before it takes from the next of its kind, such as { "category": 0.3, "brand": 0.2 }',
      minProperties: 1,
      additionalProperties: false,
      properties: {
        category: { ...share, description: 'a number from 0 to 0.99 without quotes, for the same category' },
        brand: { ...share, description: 'a number from 0 to 0.99 without quotes, for the same brand' },
      },
    },
    introduce: {
      type: 'number',
      minimum: 0,
      maximum: 0.5,
      description: 'a number from 0 to 0.5 without quotes: the share of the slots, the last ones, for what is new',
    },
    rotate: {
      type: 'object',
      description:
        'how many of the best take turns in the slots, and how often, such as { "among": 24, "every": "day" }',
      required: ['among', 'every'],
      additionalProperties: false,
      properties: {
        among: {
          type: 'integer',
          minimum: 2,
          maximum: LEAST_WINDOW,
          description: `a whole number from 2 to ${LEAST_WINDOW} without quotes such as 24: so many of the best take turns`,
        },
        every: {
          enum: ['hour', 'day', 'week'],
          description: '"hour", "day" or "week": when the order changes; days and weeks are those of timeZone',
        },
      },
    },
    sensitive: { const: 'show', description: '"show": sensitive products are treated as any other' },
  },
} as const
