import { scenario } from '../Scenario.js'

const STEPS = 'Leave autoPageView on, or call tracker.page() after each step.'

export const singlePage = scenario({
  name: 'single-page',
  step: 'Say yes in the single-page app and follow a link inside it.',
  needs: ['spa', 'spaLink'],
  expected: {
    events: [
      {
        name: 'page_view',
        times: 2,
        says: 'one for each page view',
        advice: STEPS,
        surplus: 'Start the tracker once, outside of what is drawn anew with each view, and tell no page_view by hand.',
      },
      {
        name: 'page_view',
        params: { kind: 'history' },
        says: 'of the step inside the app',
        advice: STEPS,
      },
    ],
    page: {
      inside: {
        says: 'the link is followed without a new document',
        advice: 'Tell a "spaLink" that the router of the app takes.',
      },
    },
  },
  refuted: {},
  async run(kit, fault) {
    const visit = await kit.visit()
    await visit.open('spa')
    await visit.allow()
    await visit.told('page_view')
    const here = visit.page.url()
    const origin = await visit.page.evaluate(() => performance.timeOrigin)
    await visit.click('spaLink')
    await visit.page
      .waitForURL(address => address.href !== here)
      .catch(() => fault('inside', `the address is still ${here}`))
    if ((await visit.page.evaluate(() => performance.timeOrigin)) !== origin)
      fault('inside', 'the browser loaded a document')
    return visit
  },
})
