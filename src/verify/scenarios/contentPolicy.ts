import { isOurs } from '../isOurs.js'
import { Skipped, scenario } from '../Scenario.js'

export const contentPolicy = scenario({
  name: 'content-policy',
  step: 'Look at the violations of the content policy in all visits.',
  needs: [],
  isSummary: true,
  expected: {},
  refuted: {
    page: {
      violation: {
        says: 'a violation by Grapevine',
        advice: 'Write the collector into script-src and connect-src, and the places of product pictures into img-src.',
      },
    },
  },
  async run(kit, fault) {
    if (!kit.visits.some(({ hasPolicy }) => hasPolicy)) throw new Skipped('the pages have no content policy')
    const { collector } = kit.facts
    const said = new Set<string>()
    for (const visit of kit.visits)
      for (const { directive, blocked, source } of (await visit.notes()).violations)
        if (visit.pictures.has(blocked) || isOurs(blocked, collector) || isOurs(source, collector))
          said.add(`${directive} blocks ${blocked}`)
    for (const one of said) fault('violation', one)
    return undefined
  },
})
