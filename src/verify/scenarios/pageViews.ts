import { scenario } from '../Scenario.js'

const ON_EVERY_PAGE =
  "Call gv('consent', 'granted') on every page of a shopper who has said yes, put the tag on every page, and leave autoPageView on or call gv('page')."
const BY_ITSELF = 'The tag tells it by itself: tell no page_view by hand, and put the tag on each page once.'

export const pageViews = scenario({
  name: 'page-views',
  step: 'Say yes on the start page, open another page, go back.',
  needs: [],
  expected: {
    events: [
      { name: 'page_view', times: 3, says: 'one for each page view', advice: ON_EVERY_PAGE, surplus: BY_ITSELF },
    ],
    page: {
      balanced: {
        says: 'the books of the browser balance, and nothing waits',
        advice: "Look at what gv('books') says; guide/troubleshooting.md says of each code what to do.",
      },
    },
  },
  refuted: {},
  async run(kit, fault) {
    const { told } = kit
    const visit = await kit.visit()
    await visit.open('start')
    await visit.allow()
    await visit.told('page_view')
    const other = (['product', 'category', 'search', 'cart'] as const).find(
      key => told[key] !== undefined && told[key] !== told.start,
    )
    const first = visit.page.url()
    if (other !== undefined) await visit.open(other)
    else await visit.walk([{ open: `${first.replace(/#.*/, '')}${first.includes('?') ? '&' : '?'}grapevine=verify` }])
    await visit.settle()
    await visit.page.evaluate(() => history.back())
    await visit.page.waitForURL(first)
    await visit.ready()
    await visit.settle()
    const books = await visit.books()
    if (books === undefined) return visit
    const sum = (counts: object) => Object.values(counts).reduce((total, count) => total + count, 0)
    const { tracked, counted, rejected, dropped, waiting } = books
    if (waiting > 0 || tracked !== counted + sum(rejected) + sum(dropped) + waiting)
      fault('balanced', JSON.stringify(books))
    return visit
  },
})
