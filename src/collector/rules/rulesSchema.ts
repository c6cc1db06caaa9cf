import { LAPSED_DAYS } from '../../protocol/segment.js'
import { experiment } from './schema/experiment.js'
import { pause } from './schema/pause.js'
import { rule } from './schema/rule.js'
import { target } from './schema/target.js'
import { text } from './schema/text.js'

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
      items: rule,
    },
  },
} as const
