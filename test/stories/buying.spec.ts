import { importProducts, product } from '../support/catalogFile.js'
import { BUILDS, expect, expectEvents, gv, story } from '../support/story.js'

const IDS = ['lantern', 'kettle', 'blanket', 'mug', 'stove']
const line = (item_id: string) => ({ item_id, item_name: `The ${item_id}`, price: 12.5, quantity: 1 })
const order = (transaction_id: string, ...products: string[]) => ({
  transaction_id,
  currency: 'EUR',
  value: 12.5 * products.length,
  items: products.map(line),
})

for (const build of BUILDS)
  story.describe(build, () => {
    story.use({ build, serve: ['--min-support', '2', '--max-age', '0'] })

    story('what two shoppers bought together is shown to the third', async ({ browser, put, collector }) => {
      await importProducts(
        collector,
        IDS.map(id => product(id)),
      )
      const shop = put('/lantern', {
        pageType: 'product',
        body: '<grapevine-block type="also-bought" item="lantern" limit="4" min="1"></grapevine-block>',
      })
      const visit = async () => {
        const context = await browser.newContext()
        const page = await context.newPage()
        await page.goto(shop)
        return { page, cards: page.locator('grapevine-block').getByRole('listitem'), close: () => context.close() }
      }
      const buy = async (...products: string[]) => {
        const { page, close } = await visit()
        await gv(page, 'cart', { currency: 'EUR', items: products.map(line) })
        await gv(page, 'event', 'purchase', order(`order-${products.join('-')}-${Math.random()}`, ...products))
        await gv(page, 'flush')
        await close()
      }

      // Without others who bought something else, nothing would tell a habit from chance.
      for (const other of ['blanket', 'mug', 'stove']) await buy(other)
      await buy('lantern', 'kettle')
      const before = await visit()
      await expect(before.cards.filter({ hasText: 'The kettle' })).toBeVisible()
      expect(await before.page.evaluate(askFor)).not.toContain('kettle also-bought')
      await before.close()

      await buy('lantern', 'kettle')
      const after = await visit()
      await expect(after.cards.first()).toContainText('The kettle')
      expect(await after.page.evaluate(askFor)).toContain('kettle also-bought')

      await after.cards
        .first()
        .getByRole('link')
        .click({ modifiers: ['ControlOrMeta'] })
      await expectEvents(collector, {
        pages: [after.page],
        expected: [
          { name: 'purchase', times: 5 },
          { name: 'add_to_cart', times: 5 },
          { name: 'select_item', params: { block_type: 'also-bought', items: [{ item_id: 'kettle', index: 1 }] } },
        ],
        refuted: [{ name: 'remove_from_cart' }, { name: 'select_item', params: { items: [{ item_id: 'lantern' }] } }],
      })
      const [clicked] = (await collector.events()).filter(({ name }) => name === 'select_item')
      expect(clicked?.params.recommendation_id).toMatch(/^[0-9a-f]{32}$/)

      // The shop's own cart says nothing of where its products were chosen.
      await gv(after.page, 'cart', { currency: 'EUR', items: [line('kettle'), line('mug')] })
      await gv(after.page, 'event', 'purchase', order('third', 'kettle', 'mug'))
      await gv(after.page, 'flush')
      await after.close()
      const credit = { item_id: 'kettle', recommendation_id: clicked?.params.recommendation_id, slot: 1 }
      const credited = (await collector.command('export', '--credit', '30'))
        .split('\n')
        .filter(text => text.includes('"credits":[{'))
        .map(text => JSON.parse(text) as { name: string; credits: object[] })
      expect(credited).toMatchObject([
        { name: 'add_to_cart', credits: [credit] },
        { name: 'purchase', credits: [credit] },
      ])
      expect(credited.map(({ credits }) => credits.length)).toEqual([1, 1])
      expect(await collector.command('report')).toMatch(
        /6 orders, 112.50 EUR\n {2}1 order \(16.7 %\) of something chosen from a block, 12.50 EUR\n/,
      )
    })

    story('nothing is recommended that is in the cart or was bought here', async ({ page, put, collector }) => {
      await importProducts(
        collector,
        IDS.map(id => product(id)),
      )
      await page.goto(
        put('/home', { body: '<grapevine-block type="bestsellers" limit="5" min="1"></grapevine-block>' }),
      )
      for (const id of IDS) await gv(page, 'event', 'purchase', order(`other-${id}`, id))
      await gv(page, 'flush')
      await gv(page, 'consent', 'denied')
      await gv(page, 'consent', 'granted')
      await gv(page, 'event', 'purchase', order('mine', 'mug'))
      await gv(page, 'cart', { currency: 'EUR', items: [line('stove')] })
      await gv(page, 'flush')
      await page.reload()
      const cards = page.locator('grapevine-block').getByRole('listitem')
      await expect(cards).toHaveCount(3)
      await expect(cards.filter({ hasText: 'The mug' })).toHaveCount(0)
      await expect(cards.filter({ hasText: 'The stove' })).toHaveCount(0)
    })

    story('an impression is counted after a second in sight, once', async ({ page, put, collector }) => {
      await importProducts(
        collector,
        IDS.map(id => product(id)),
      )
      const body = `<grapevine-block type="bestsellers" placement="top" min="1"></grapevine-block>
        <div style="height: 300vh"></div><grapevine-block type="bestsellers" placement="far" min="1"></grapevine-block>`
      const address = put('/home', { body })
      await page.goto(address)
      for (const id of IDS) await gv(page, 'event', 'purchase', order(`order-${id}`, id))
      await gv(page, 'flush')
      await gv(page, 'consent', 'denied')
      await gv(page, 'consent', 'granted')
      await page.reload()
      await expect(page.locator('grapevine-block[placement=top]').getByRole('listitem').first()).toBeVisible()
      await page.waitForTimeout(1500)
      await expectEvents(collector, {
        pages: [page],
        expected: [{ name: 'view_item_list', params: { placement: 'top', block_type: 'bestsellers' } }],
        refuted: [{ name: 'view_item_list', params: { placement: 'far' } }, { name: 'select_item' }],
      })
    })
  })

/** What the collector says about the lantern, as `product strategy`. */
async function askFor(): Promise<string[]> {
  const { gv } = window as unknown as {
    gv(...command: unknown[]): Promise<{ items: { id: string; strategy: string }[] }>
  }
  const { items } = await gv('recommend', { type: 'also-bought', anchors: ['lantern'], limit: 4 })
  return items.map(item => `${item.id} ${item.strategy}`)
}
