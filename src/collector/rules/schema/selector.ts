import { texts } from './text.js'

/** Which products something is about. */
export const selector = (description: string) =>
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
