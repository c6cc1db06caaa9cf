import { scenario } from '../Scenario.js'

export const eventsValid = scenario({
  name: 'events-valid',
  step: 'Look at the events of all visits.',
  needs: [],
  isSummary: true,
  expected: {
    page: {
      counted: {
        says: 'a collector counts each that no scenario above has judged',
        advice: 'Do what the sentence says; the table of events stands in guide/tag.md.',
      },
      prices: {
        says: 'prices come with a currency',
        advice: 'Send currency with every event that has a price: without it the price is left out.',
      },
    },
  },
  refuted: {},
  async run(kit, fault) {
    const refused = new Set<string>()
    const alone = new Set<string>()
    for (const { name, params, fault: why } of kit.visits.flatMap(({ events }) => events)) {
      if (why) {
        if (!kit.judged.has(name))
          refused.add(`${name}: ${why.code}${why.field ? ` (${why.field})` : ''}. ${why.message}`)
      } else if (params.currency === undefined && hasPrices(params)) alone.add(name)
    }
    for (const one of refused) fault('counted', one)
    if (alone.size > 0) fault('prices', `${[...alone].join(', ')} without currency`)
    return undefined
  },
})

/** Prices of products; a value without currency is refused. */
const hasPrices = ({ items }: Record<string, unknown>): boolean =>
  Array.isArray(items) && items.some(({ price, discount }) => (price ?? discount ?? null) !== null)
