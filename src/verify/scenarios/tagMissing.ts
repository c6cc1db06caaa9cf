import { Skipped, scenario } from '../Scenario.js'

export const tagMissing = scenario({
  name: 'tag-missing',
  step: 'Open the pages while nothing of the collector can be loaded, the tag neither.',
  needs: [],
  expected: {},
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
    const errors = visit.errors.filter(({ text }) => !/Failed to load resource|net::ERR_/.test(text))
    if (errors.length > 0) fault('error', errors.map(({ text }) => text).join('; '))
    return undefined
  },
})
