import { scenario } from '../Scenario.js'

export const tagLoaded = scenario({
  name: 'tag-loaded',
  step: 'Open the start page.',
  needs: [],
  expected: {
    page: {
      answers: {
        says: 'the collector answers this page, knows the site and lets its origin in',
        advice:
          'Start the collector with --site KEY and --origin URL of the shop, and let connect-src of the content policy name it.',
      },
    },
  },
  refuted: {},
  async run(kit, fault) {
    const { site, collector } = kit.facts
    const visit = await kit.visit()
    await visit.open('start')
    const answer = await visit.page.evaluate(
      async url => {
        try {
          const response = await fetch(url, { credentials: 'omit' })
          const { v, problem, message } = await response.json()
          return v === 1 ? '' : `${response.status} ${problem ?? ''}: ${message ?? ''}`
        } catch (error) {
          return `${error}`
        }
      },
      `${collector}/v1/recommendations?${new URLSearchParams({ site, b: 'bestsellers;limit=1' })}`,
    )
    if (answer !== '') fault('answers', answer)
    return undefined
  },
})
