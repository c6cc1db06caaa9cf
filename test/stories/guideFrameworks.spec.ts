import { bundleExample, FRAMEWORKS } from '../support/bundleExample.js'
import { FIVE, sellFive } from '../support/sellFive.js'
import { expect, expectEvents, gv, story } from '../support/story.js'

interface App {
  show(id: string): void
  end(): void
}

interface AppWindow {
  app: App
  added: string[]
  begin(id: string): void
}

/** A page that has nothing but an app, which begins when the story says so. */
const page = (
  code: string,
  shop: object,
) => `<!doctype html><html lang="en"><title>App</title><link rel="icon" href="data:,">
<div id="root"></div>
<script>window.shop = ${JSON.stringify(shop)}</script>
<script type="module">${code.replaceAll('</script', '<\\/script')}
window.added = []
window.begin = id => { window.app = mount(document.getElementById('root'), id, product => window.added.push(product)) }
</script>`

story.use({ serve: ['--min-support', '2'] })

for (const framework of FRAMEWORKS)
  story(
    `the guide's example for ${framework} draws, follows its product and ends`,
    async ({ page: opened, shop, collector }) => {
      await sellFive(collector)
      const code = await bundleExample(framework)
      shop.pages.set('/', page(code, { site: collector.site, collector: collector.url }))
      const said: string[] = []
      const asked: string[] = []
      opened.on('console', message => message.type() === 'warning' && said.push(message.text()))
      opened.on('request', request => request.url().includes('/v1/recommendations') && asked.push(request.url()))
      await opened.goto(shop.origin)
      const begin = (id: string) => opened.evaluate(given => (window as unknown as AppWindow).begin(given), id)
      const end = () => opened.evaluate(() => (window as unknown as AppWindow).app.end())
      const added = () => opened.evaluate(() => (window as unknown as AppWindow).added)
      const block = opened.locator('grapevine-block').first()
      const cards = block.getByRole('listitem')
      const expectAllBut = async (id: string) => {
        await expect(cards).toHaveCount(FIVE.length - 1)
        for (const other of FIVE)
          await expect(cards.filter({ hasText: `The ${other}` })).toHaveCount(other === id ? 0 : 1)
      }

      await begin('lamp')
      await opened.waitForFunction(() => 'tracker' in window)
      await opened.evaluate(() => {
        const { tracker } = window as unknown as { tracker: Record<string, () => unknown> }
        Object.assign(window, {
          gv: Object.assign((name: string, ...args: []) => tracker[name]?.(...args), { tracker }),
        })
      })
      await gv(opened, 'consent', 'granted')
      await expectAllBut('lamp')
      await opened.evaluate(() => (window as unknown as AppWindow).app.show('mug'))
      await expectAllBut('mug')
      await block.getByRole('button', { name: 'Add to cart: The lamp' }).click()
      expect(await added()).toEqual(['lamp'])

      await end()
      await expect(opened.locator('grapevine-block')).toHaveCount(0)
      const before = asked.length
      await gv(opened, 'page')
      await gv(opened, 'recommend', { type: 'on-sale' })
      // A block that is left would have asked with it, as all do on another page.
      expect(asked.slice(before).map(url => new URL(url).searchParams.getAll('b').join())).toEqual(['on-sale'])

      await begin('stove')
      await expectAllBut('stove')
      await block.getByRole('button', { name: 'Add to cart: The mug' }).click()
      expect(await added()).toEqual(['lamp', 'mug'])
      await end()
      expect(said).toEqual([])
      await expectEvents(collector, {
        pages: [opened],
        expected: [
          { name: 'block_rendered', params: { block_type: 'also-bought', slots: 4 }, times: 3 },
          { name: 'select_item', params: { block_type: 'also-bought', items: [{ item_id: 'lamp' }] } },
          { name: 'select_item', params: { block_type: 'also-bought', items: [{ item_id: 'mug' }] } },
        ],
        refuted: [{ name: 'add_to_cart' }],
      })
    },
  )
