import type { Page } from '@playwright/test'
import { FIVE, sellFive } from '../support/sellFive.js'
import { expect, expectEvents, story } from '../support/story.js'

/** A single-page app whose router writes down where it was sent. */
const page = (shop: object) => `<!doctype html><html lang="en"><title>App</title><link rel="icon" href="data:,">
<a id="own" href="/own">The app's own link</a>
<grapevine-block type="bestsellers"></grapevine-block>
<script type="module">
import { createTracker } from '/npm/index.js'
import { blocks } from '/npm/blocks.js'
const tracker = createTracker({ ...${JSON.stringify(shop)}, consent: 'granted' })
window.went = []
window.stop = tracker.use(blocks({ navigate: path => {
  went.push(path)
  history.pushState(null, '', path)
} }))
window.gv = Object.assign((name, ...args) => tracker[name](...args), { tracker })
</script>`

const went = (opened: Page) => opened.evaluate(() => (window as unknown as { went: string[] }).went)

story.use({ serve: ['--min-support', '2'] })

story(
  'a product that is clicked is opened by the router of the app, and told',
  async ({ page: opened, shop, collector }) => {
    await sellFive(collector)
    shop.pages.set('/', page({ site: collector.site, collector: collector.url }))
    await opened.goto(shop.origin)
    const link = (name: string) => opened.getByRole('link', { name: `The ${name}` })
    await expect(opened.getByRole('listitem')).toHaveCount(FIVE.length)

    await link('lamp').evaluate((one: HTMLAnchorElement) => {
      one.target = '_self'
    })
    await link('lamp').click()
    expect(await went(opened)).toEqual(['/p/lamp'])
    await expect(opened).toHaveURL(`${shop.origin}/p/lamp`)

    // What the browser does better is left to it.
    await link('kettle').evaluate((one: HTMLAnchorElement) => {
      one.target = 'other'
    })
    const [other] = await Promise.all([opened.context().waitForEvent('page'), link('kettle').click()])
    await other.close()
    const [tab] = await Promise.all([
      opened.context().waitForEvent('page'),
      link('mug').click({ modifiers: ['ControlOrMeta'] }),
    ])
    await tab.close()
    await opened.evaluate(() => {
      addEventListener('click', event => event.preventDefault(), { once: true, capture: true })
    })
    await link('stove').click()
    await opened.evaluate(() => addEventListener('click', event => event.preventDefault()))
    await link('blanket').evaluate((one: HTMLAnchorElement) => {
      one.href = `${location.origin}//other.example/p`
    })
    await link('blanket').click()
    await opened.locator('#own').click()
    expect(await went(opened)).toEqual(['/p/lamp'])

    await expectEvents(collector, {
      pages: [opened],
      expected: [
        { name: 'page_view', times: 2 },
        { name: 'select_item', params: { block_type: 'bestsellers', items: [{ item_id: 'lamp' }] } },
        { name: 'select_item', params: { block_type: 'bestsellers', items: [{ item_id: 'mug' }] } },
        { name: 'select_item', params: { block_type: 'bestsellers', items: [{ item_id: 'stove' }] } },
      ],
      refuted: [{ name: 'page_view', params: { page_location: `${shop.origin}/own` } }],
    })

    await opened.evaluate(() => (window as unknown as { stop(): void }).stop())
    await expect(opened.locator('grapevine-block')).toHaveCount(1)
    await opened.locator('grapevine-block').evaluate(host => {
      const link = document.createElement('a')
      link.href = '/p/lamp'
      host.append(link)
      link.click()
    })
    expect(await went(opened)).toEqual(['/p/lamp'])
  },
)
