import { LIMITS } from '../../../protocol/limits.js'

/** A text that is not empty. */
export const text = { type: 'string', minLength: 1, maxLength: LIMITS.textLength } as const

/** A list of texts. Each description is what an error tells to write, and what an editor shows. */
export const texts = (description: string) =>
  ({
    type: 'array',
    minItems: 1,
    maxItems: 10_000,
    items: { ...text, description: 'a text in quotes' },
    description,
  }) as const
