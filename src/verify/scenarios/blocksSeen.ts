import { openBlocks, shown } from '../openBlocks.js'
import { scenario } from '../Scenario.js'

/** An impression is a block of which half was seen for so long, ms. */
const IMPRESSION_MS = 1000
/** Clocks of pages are coarse, and timers are set a frame after what they wait for, ms. */
const TOLERANCE_MS = 20

const COUNTED =
  'Blocks tell it by themselves: tell none by hand, have one version of the tag on the page, and replace neither fetch nor IntersectionObserver.'

export const blocksSeen = scenario({
  name: 'blocks-seen',
  step: 'Look at a block for more than a second.',
  needs: [],
  expected: {
    blocks: {
      once: { says: 'one impression (view_item_list with the recommendation_id of the block)', advice: COUNTED },
    },
  },
  refuted: {
    blocks: { early: { says: 'an impression before the block was seen for a second', advice: COUNTED } },
  },
  async run(kit, fault) {
    const { visit, blocks } = await openBlocks(kit)
    // The last block stays in view; those before it were passed by.
    const last = shown(blocks).at(-1)!
    await visit.page
      .locator('grapevine-block')
      .nth(last.index)
      .evaluate(host => host.scrollIntoView({ block: 'center', behavior: 'instant' }))
    await visit.pause(IMPRESSION_MS + 300)
    const impressions = () =>
      visit.events.filter(
        ({ name, params }) => name === 'view_item_list' && params.recommendation_id === last.recommendationId,
      )
    const end = Date.now() + kit.patienceMs
    while (impressions().length === 0 && Date.now() < end) {
      await visit.settle()
      await visit.pause(100)
    }
    const seen = impressions()
    if (seen.length !== 1) fault('once', `${seen.length} of ${last.type}`)
    const first = seen[0]
    if (first && first.at - last.seenFrom < IMPRESSION_MS - TOLERANCE_MS)
      fault('early', `${last.type} after ${first.at - last.seenFrom} ms`)
    return undefined
  },
})
