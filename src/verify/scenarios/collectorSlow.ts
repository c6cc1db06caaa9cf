import { scenario } from '../Scenario.js'
import { seeShown } from '../seeShown.js'
import { seeUncaught } from '../seeUncaught.js'

const WAIT_FOR_NOTHING =
  'Load the tag with async, and let nothing that a shopper needs wait for an answer of the collector.'

export const collectorSlow = scenario({
  name: 'collector-slow',
  step: 'Open a page while the collector takes its time, for the tag too.',
  needs: [],
  expected: {
    page: {
      loads: { says: 'the page is complete before the collector answers', advice: WAIT_FOR_NOTHING },
      shown: { says: 'the page is shown before the collector answers', advice: WAIT_FOR_NOTHING },
    },
  },
  refuted: {
    page: {
      error: {
        says: 'an error that nothing catches',
        advice: 'Expect that gv is called, and blocks are drawn, long before or after the rest of the page is there.',
      },
    },
  },
  async run(kit, fault) {
    const { patienceMs, told } = kit
    const visit = await kit.visit()
    visit.weather('slow')
    await visit.open(told.product === undefined ? 'start' : 'product')
    const isComplete = await visit.page.waitForLoadState('domcontentloaded', { timeout: patienceMs }).then(
      () => true,
      () => false,
    )
    const isShown = isComplete && (await seeShown(visit.page, patienceMs))
    visit.weather('up')
    await visit.page.waitForLoadState('load')
    await visit.ready()
    if (!isComplete) fault('loads', `nothing more comes until it answers, seen for ${patienceMs} ms`)
    // Who hides the page for another reason does so still.
    else if (!isShown && (await seeShown(visit.page, patienceMs))) fault('shown', 'it is hidden until it answers')
    await visit.blocks()
    for (const error of await seeUncaught(visit, kit)) fault('error', error)
    return undefined
  },
})
