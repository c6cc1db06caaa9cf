import { scenario } from '../Scenario.js'
import { seeUncaught } from '../seeUncaught.js'

export const collectorDown = scenario({
  name: 'collector-down',
  step: 'Open a page twice while the collector does not answer; then it does.',
  needs: [],
  expected: {
    events: [
      {
        name: 'page_view',
        times: 2,
        says: 'once the collector answers',
        advice:
          'Put page-views right first, where it fails; else see that storage is not cleared between pages, and that no other code answers for the collector.',
      },
    ],
    page: {
      waits: {
        says: 'what was recorded waits in the browser',
        advice: 'See that no code of the shop, such as a replaced fetch, answers for the collector.',
      },
    },
  },
  refuted: {
    page: {
      error: {
        says: 'an error that nothing catches',
        advice:
          'Expect undefined where gv or the tracker answers: without the collector there is no block and no receipt.',
      },
    },
  },
  async run(kit, fault) {
    const visit = await kit.visit()
    visit.weather('down')
    await visit.open(kit.told.product === undefined ? 'start' : 'product')
    await visit.allow()
    await visit.settle()
    await visit.reload()
    await visit.allow()
    await visit.settle()
    const books = await visit.books()
    if (books !== undefined && books.waiting === 0) fault('waits', JSON.stringify(books))
    for (const error of await seeUncaught(visit, kit)) fault('error', error)
    visit.weather('up')
    return visit
  },
})
