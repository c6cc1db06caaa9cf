import { scenario } from '../Scenario.js'

export const eventsValid = scenario({
  name: 'events-valid',
  step: 'Look at the events of all visits that no scenario above has judged.',
  needs: [],
  isSummary: true,
  expected: {
    page: {
      counted: {
        says: 'a collector counts each',
        advice: 'Do what the sentence says; the table of events stands in the README.',
      },
    },
  },
  refuted: {},
  async run(kit, fault) {
    const said = new Set<string>()
    for (const { events } of kit.visits)
      for (const { name, fault: why } of events)
        if (why && !kit.judged.has(name))
          said.add(`${name}: ${why.code}${why.field ? ` (${why.field})` : ''}. ${why.message}`)
    for (const one of said) fault('counted', one)
    return undefined
  },
})
