import { Skipped, scenario } from '../Scenario.js'
import { seeShown } from '../seeShown.js'
import { seeUncaught } from '../seeUncaught.js'

export const tagMissing = scenario({
  name: 'tag-missing',
  step: 'Open the pages while nothing of the collector can be loaded, the tag neither.',
  needs: [],
  expected: {
    page: {
      shown: {
        says: 'the pages are shown',
        advice: 'Hide nothing until the tag has come or blocks have drawn; blocks keep their own room by reserve.css.',
      },
    },
  },
  refuted: {
    page: {
      error: {
        says: 'an error that nothing catches',
        advice:
          'Put the snippet with window.gv=window.gv||function… before everything that calls gv, and use no answer of gv without a test.',
      },
    },
  },
  async run(kit, fault) {
    if (kit.facts.tag === undefined) throw new Skipped('the shop has no script tag')
    const visit = await kit.visit()
    visit.weather('gone')
    await visit.open('start')
    if (kit.told.product !== undefined) {
      await visit.open('product')
      if (kit.told.addToCart !== undefined) await visit.click('addToCart')
    }
    if (!(await seeShown(visit.page, kit.patienceMs))) fault('shown', `${visit.page.url()} is hidden`)
    for (const error of await seeUncaught(visit, kit)) fault('error', error)
    return undefined
  },
})
