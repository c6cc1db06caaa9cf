import { askCollector } from '../askCollector.js'
import { scenario } from '../Scenario.js'

export const tagLoaded = scenario({
  name: 'tag-loaded',
  step: 'Open the start page.',
  needs: [],
  expected: {
    page: {
      answers: {
        says: 'the collector answers this page',
        advice:
          'See that the collector runs, that its address is right, and that what stands before it lets /v1/ through.',
      },
      knows: {
        says: 'it knows the site key of the tag',
        advice: 'Write the key with which the collector was started (--site) into data-site.',
      },
      admits: {
        says: 'it lets the pages of the shop in',
        advice: 'Start the collector with --origin and this origin.',
      },
    },
  },
  refuted: {},
  async run(kit, fault) {
    const { site, collector } = kit.facts
    const visit = await kit.visit()
    await visit.open('start')
    const unanswered = await askCollector(visit, kit.facts)
    if (unanswered === undefined) return undefined
    const { code, seen } = unanswered
    const { origin } = new URL(visit.page.url())
    if (code === 'unknown_site') fault('knows', `${collector} answers "${site}" with ${seen}`)
    else if (code === 'bad_origin') fault('admits', `${collector} answers ${origin} with ${seen}`)
    else fault('answers', `${collector}: ${seen}`)
    return undefined
  },
})
