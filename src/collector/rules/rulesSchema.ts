import { BLOCK_TYPES, type BlockType } from '../../protocol/block.js'
import { EXPERIMENT_LENGTH } from '../../protocol/events/ecommerce.js'
import { LIMITS } from '../../protocol/limits.js'
import type { BlockChange } from '../../protocol/recommendations.js'
import { LAPSED_DAYS, SEGMENTS, type Segment } from '../../protocol/segment.js'
import { LEAST_WINDOW } from '../../recommender/rules/fillByRules.js'
import type { Every } from '../../recommender/rules/Rule.js'
import { CHOICES, type Choice } from './choices.js'
import type { WrittenSpan } from './readSpan.js'

const text = { type: 'string', minLength: 1, maxLength: LIMITS.textLength } as const

/** Each description is what an error tells to write, and what an editor shows. */
const texts = (description: string) =>
  ({
    type: 'array',
    minItems: 1,
    maxItems: 10_000,
    items: { ...text, description: 'a text in quotes' },
    description,
  }) as const

const selector = (description: string) =>
  ({
    type: 'object',
    description: `${description}: { "categories": ["Lamps"] }; all that is named must hold, of each list one`,
    minProperties: 1,
    additionalProperties: false,
    properties: {
      products: texts('a list of product ids such as ["SKU-1"]'),
      categories: texts('a list of categories of any level such as ["Lamps"]'),
      brands: texts('a list of brands such as ["Glow"]'),
      tags: texts('a list of tags of the catalog such as ["sale"]'),
      attributes: {
        type: 'object',
        description: 'attributes of the catalog with the values that count, such as { "color": ["red", "blue"] }',
        minProperties: 1,
        additionalProperties: texts('a list of values such as ["red"]'),
      },
      price: {
        type: 'object',
        description: 'a price band in the currency of the shop such as { "from": 10, "to": 49.99 }',
        minProperties: 1,
        additionalProperties: false,
        properties: {
          from: { type: 'number', minimum: 0, description: 'the lowest price such as 10, without quotes' },
          to: { type: 'number', minimum: 0, description: 'the highest price such as 49.99, without quotes' },
        },
      },
      anchorCategory: {
        enum: ['same', 'other'],
        description: '"same" or "other": whether it has the category of the product that the block is about',
      },
    },
  }) as const

const strict = {
  type: 'boolean',
  description: 'true or false: whether nothing else may fill what is left; false where it is not said',
} as const

const share = { type: 'number', minimum: 0, maximum: 0.99 } as const

const off = (what: string) => ({ type: 'boolean', description: `true to leave the ${what} out` }) as const

const sites = texts('a list of site keys; all sites where it is not said')

/** Where and when something holds. */
const scope = {
  sites,
  placements: texts('a list of placements such as ["home-top"]; everywhere where it is not said'),
  blocks: {
    type: 'array',
    minItems: 1,
    description: `a list of block types; all where it is not said. Types: ${BLOCK_TYPES.join(', ')}`,
    items: { enum: [...BLOCK_TYPES], description: `one of ${BLOCK_TYPES.join(', ')}, in quotes` },
  },
} as const

const span = {
  from: {
    type: 'string',
    description: 'the first day such as "2026-12-01", or a time such as "2026-12-01 09:30"',
  },
  until: {
    type: 'string',
    description: 'the last day such as "2026-12-24", or a time such as "2026-12-24 14:00"',
  },
} as const

const exactlyOne = ({ of }: Choice) => of.map(name => ({ required: [name] }))

const partOfVisitors = {
  type: 'number',
  exclusiveMinimum: 0,
  maximum: 1,
  description:
    'a number above 0 up to 1 without quotes such as 0.2: the part of the visitors that takes part, half of them in each group',
} as const

const pause = {
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

/** What can be changed of a block. */
const changes = {
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

const change = {
  ...changes,
  description: 'the one thing that is another for the test group, such as { "type": "trending" }',
  oneOf: exactlyOne(CHOICES.change),
} as const

const SEGMENT_NAMES = SEGMENTS.join(', ')

const target = {
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

const experiment = {
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

/** After two years hardly a browser remembers an order. */
const MOST_LAPSED_DAYS = 730

/** The format of a file of rules, for the validation and for editors. */
export const RULES_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Rules of a shop for its Grapevine blocks',
  type: 'object',
  description: 'an object such as { "rules": [] }',
  required: ['rules'],
  additionalProperties: false,
  properties: {
    $schema: { type: 'string', description: 'the address of this schema, for editors' },
    timeZone: {
      ...text,
      description: 'the time zone of from and until such as "Europe/Berlin"; UTC where it is not said',
    },
    pauses: {
      type: 'array',
      maxItems: 1_000,
      description: 'a list of pauses, at most 1,000',
      items: pause,
    },
    experiments: {
      type: 'array',
      maxItems: 1_000,
      description: 'a list of experiments, at most 1,000',
      items: experiment,
    },
    lapsedDays: {
      type: 'integer',
      minimum: 1,
      maximum: MOST_LAPSED_DAYS,
      description: `a whole number of days from 1 to ${MOST_LAPSED_DAYS}, without quotes, such as 60: who has ordered, but not for so long, is lapsed; ${LAPSED_DAYS} where it is not said`,
    },
    targets: {
      type: 'array',
      maxItems: 1_000,
      description: 'a list of targets, at most 1,000; the first that is for a shopper holds',
      items: target,
    },
    rules: {
      type: 'array',
      maxItems: 1_000,
      description: 'a list of rules, at most 1,000',
      items: {
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
            description:
              'a number from -5 to 5 without quotes: how much a high margin moves a product up; 0 is not at all',
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
            description:
              'a number from 0 to 0.5 without quotes: the share of the slots, the last ones, for what is new',
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
      },
    },
  },
} as const

/** A file of rules that the schema has accepted. */
export interface RulesFile {
  timeZone?: string
  pauses?: FilePause[]
  experiments?: FileExperiment[]
  targets?: FileTarget[]
  lapsedDays?: number
  rules: FileRule[]
}

export interface FileScope {
  sites?: string[]
  placements?: string[]
  blocks?: BlockType[]
}

export interface FilePause extends FileScope, WrittenSpan {
  name: string
  off?: boolean
  visitors?: 'all' | 'new'
}

export interface FileExperiment extends WrittenSpan {
  name: string
  off?: boolean
  placement: string
  sites?: string[]
  share?: number
  stages?: { from: string; share: number }[]
  change?: BlockChange
  control?: 'hidden'
}

export interface FileTarget extends FileScope, WrittenSpan {
  name: string
  off?: boolean
  segments: Segment[]
  hidden?: true
  change?: BlockChange
}

export interface FileSelector {
  products?: string[]
  categories?: string[]
  brands?: string[]
  tags?: string[]
  attributes?: Record<string, string[]>
  price?: { from?: number; to?: number }
  anchorCategory?: 'same' | 'other'
}

export interface FileRule extends FileScope, WrittenSpan {
  name: string
  off?: boolean
  hide?: FileSelector
  pause?: number
  only?: FileSelector
  strict?: boolean
  pin?: string[]
  at?: number
  list?: string[]
  boost?: FileSelector
  by?: number
  margin?: number
  diversity?: { category?: number; brand?: number }
  introduce?: number
  rotate?: { among: number; every: Every }
  sensitive?: 'show'
}
