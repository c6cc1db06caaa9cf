import { openBlocks } from '../openBlocks.js'
import { scenario } from '../Scenario.js'

export const blocksStill = scenario({
  name: 'blocks-still',
  step: 'Open a page with blocks and scroll to each.',
  needs: [],
  expected: {},
  refuted: {
    blocks: {
      shift: {
        says: 'a layout shift when a block draws',
        advice:
          'Copy reserve.css of the package into your style sheet, so that blocks have their room before the tag has come.',
      },
    },
  },
  async run(kit, fault) {
    const { visit } = await openBlocks(kit)
    // Frames that are under way are judged by the browser a moment later.
    await visit.pause(300)
    const { shifts } = await visit.notes()
    const sum = shifts.reduce((total, value) => total + value, 0)
    if (sum > 0) fault('shift', `shifts of ${sum.toFixed(3)} in all`)
    return undefined
  },
})
