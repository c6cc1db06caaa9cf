import { PRESENT } from '../../testing/covers.js'
import { scenario } from '../Scenario.js'

export const search = scenario({
  name: 'search',
  step: 'Open a page of results.',
  needs: ['search'],
  expected: {
    events: [
      {
        name: 'search',
        params: { search_term: PRESENT },
        says: 'with the words as they were written',
        advice: "Call gv('event', 'search', { search_term, results }) once on each page of results.",
        surplus: 'Tell it when results are shown, and not for each letter or each part of the page that is drawn.',
      },
    ],
  },
  refuted: {},
  async run(kit) {
    const visit = await kit.visit()
    await visit.open('search')
    await visit.allow()
    return visit
  },
})
