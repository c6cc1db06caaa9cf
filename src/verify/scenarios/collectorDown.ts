import { scenario } from '../Scenario.js'

export const collectorDown = scenario({
  name: 'collector-down',
  step: 'Open a page and look at it while the collector does not answer; then it does.',
  needs: [],
  expected: {
    events: [
      {
        name: 'page_view',
        says: 'once the collector answers',
        advice: 'See that storage is not cleared between pages, and that no other code answers for the collector.',
      },
    ],
    page: {
      waits: {
        says: 'what was recorded waits in the browser',
        advice: 'See that the browser lets the shop use IndexedDB.',
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
    visit.weather('down')
    await visit.open(kit.told.product === undefined ? 'start' : 'product')
    await visit.allow()
    await visit.settle()
    const books = await visit.books()
    if (books !== undefined && books.waiting === 0) fault('waits', JSON.stringify(books))
    const errors = visit.errors.filter(({ text }) => !/Failed to load resource|net::ERR_/.test(text))
    if (errors.length > 0) fault('error', errors.map(({ text }) => text).join('; '))
    visit.weather('up')
    return visit
  },
})
