import { scenario } from '../Scenario.js'

export const collectorSlow = scenario({
  name: 'collector-slow',
  step: 'Open a page with blocks while the collector takes its time.',
  needs: [],
  expected: {
    page: {
      loads: {
        says: 'the page has loaded before the collector answers',
        advice: 'Wait for nothing of gv(…) before the page goes on; load the tag with async.',
      },
    },
  },
  refuted: {
    page: {
      error: { says: 'an error that nothing catches', advice: 'Wait for nothing of gv(…) before the page goes on.' },
    },
  },
  async run(kit, fault) {
    const visit = await kit.visit()
    visit.weather('slow')
    await visit.open(kit.told.product === undefined ? 'start' : 'product')
    const { requests, answered } = visit
    if (answered > 0) fault('loads', `${answered} of ${requests} requests were answered before`)
    if (requests > 0) while (visit.answered === 0) await visit.pause(100)
    const errors = visit.errors.filter(({ text }) => !/Failed to load resource|net::ERR_/.test(text))
    if (errors.length > 0) fault('error', errors.map(({ text }) => text).join('; '))
    return undefined
  },
})
