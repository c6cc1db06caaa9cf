import type { Locator } from 'playwright'
import { openBlocks, shown } from '../openBlocks.js'
import { scenario } from '../Scenario.js'
import { whyNot } from '../whyNot.js'

const FOLLOWED = 'Stop no click on cards of blocks before it gets there, and put the tag on the page that they lead to.'

export const blocksClicked = scenario({
  name: 'blocks-clicked',
  step: 'Open a product of a block in a new tab by the middle button, and another by a click.',
  needs: [],
  expected: {
    blocks: {
      reach: {
        says: 'its cards can be clicked',
        advice: 'See what covers them, such as a banner that stays open, or what moves them all the time.',
      },
      middle: { says: 'select_item for the middle button, with the recommendation_id of the block', advice: FOLLOWED },
      click: { says: 'select_item for the click, with the recommendation_id of the block', advice: FOLLOWED },
      leads: { says: 'the click leads to the product', advice: FOLLOWED },
    },
  },
  refuted: {},
  async run(kit, fault) {
    const { visit, blocks } = await openBlocks(kit)
    const block = shown(blocks).at(-1)!
    const cards = visit.page.locator('grapevine-block').nth(block.index).locator('a[part~="card"]')
    const chosen = () =>
      visit.events.filter(
        ({ name, params }) => name === 'select_item' && params.recommendation_id === block.recommendationId,
      ).length
    const wait = async (count: number) => {
      const end = Date.now() + kit.patienceMs
      while (chosen() < count && Date.now() < end) {
        await visit.settle()
        await visit.pause(50)
      }
    }
    /** Why a card cannot be clicked; nothing where it was. */
    const press = (card: Locator, button: 'left' | 'middle') =>
      card.click({ button, timeout: kit.patienceMs }).then(() => undefined, whyNot)
    visit.context.on('page', tab => tab.close().catch(() => {}))
    const covered = await press(cards.last(), 'middle')
    if (covered !== undefined) {
      fault('reach', `${block.type}: ${covered}`)
      return undefined
    }
    await wait(1)
    if (chosen() !== 1) fault('middle', `${chosen()} of it`)
    const before = chosen()
    const here = visit.page.url()
    const coveredNow = await press(cards.first(), 'left')
    if (coveredNow !== undefined) {
      fault('reach', `${block.type}: ${coveredNow}`)
      return undefined
    }
    await visit.page
      .waitForURL(address => address.href !== here)
      .catch(() => fault('leads', `the page is still ${here}`))
    await visit.ready()
    if (kit.told.consent === undefined) await visit.allow()
    await wait(before + 1)
    if (chosen() !== before + 1) fault('click', `${chosen() - before} of it`)
    return undefined
  },
})
