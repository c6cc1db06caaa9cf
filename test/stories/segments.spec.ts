import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { importProducts, product } from '../support/catalogFile.js'
import { BUILDS, expect, expectEvents, gv, story } from '../support/story.js'

const IDS = ['lantern', 'kettle', 'blanket', 'mug', 'stove']
const folder = join(tmpdir(), `grapevine-rules-${process.pid}`)
const rules = join(folder, 'rules.json')
const target = (name: string, segment: string, change: object) => ({
  name,
  segments: [segment],
  placements: ['home-top'],
  change,
})

const buy = async (page: Page, transaction_id: string, item_id = 'kettle') => {
  const items = [{ item_id, item_name: `The ${item_id}`, price: 12.5, quantity: 1 }]
  await gv(page, 'event', 'purchase', { transaction_id, currency: 'EUR', value: 12.5, items })
  await gv(page, 'flush')
}

// Before and after whatever part of this file a process is given.
story.beforeAll(() => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    rules,
    JSON.stringify({
      rules: [],
      targets: [
        target('Welcome', 'first-time', { heading: 'Start here' }),
        target('Back', 'returning', { heading: 'Good to see you' }),
        target('Once', 'buyer', { type: 'new-arrivals', heading: 'Just in' }),
        target('Twice', 'repeat-buyer', { heading: 'For our regulars' }),
        target('Missed', 'lapsed', { heading: 'We missed you' }),
        { name: 'Many', segments: ['first-time'], placements: ['more'], change: { limit: 12 } },
        {
          name: 'Many new',
          segments: ['first-time'],
          placements: ['new'],
          change: { type: 'new-arrivals', limit: 12 },
        },
      ],
    }),
  )
})
story.afterAll(() => rmSync(folder, { recursive: true }))

for (const build of BUILDS)
  story.describe(build, () => {
    story.use({ build, serve: ['--rules', rules, '--max-age', '0'] })

    story(
      'a shopper sees the block of their segment, which changes with what they do',
      async ({ page, put, collector }) => {
        await importProducts(
          collector,
          IDS.map(id => product(id, { addedAt: new Date().toISOString() })),
        )
        const home = put('/', {
          pageType: 'home',
          body: '<grapevine-block type="bestsellers" placement="home-top" min="1"></grapevine-block>',
        })
        const heading = page.locator('grapevine-block').getByRole('heading')
        const see = async (text: string, address = home) => {
          await page.goto(address)
          await expect(heading).toHaveText(text)
          await expect(page.locator('grapevine-block').getByRole('listitem').first()).toBeVisible()
          await gv(page, 'flush')
        }
        const learned = async (orders: number) => {
          const health = async () => (await (await fetch(`${collector.url}/v1/health`)).json()).sites.story
          await expect.poll(async () => (await health())?.model.orders).toBe(orders)
        }

        const other = await page.context().browser()!.newPage()
        await other.goto(put('/thanks', { pageType: 'thank_you', body: '' }))
        await buy(other, 'T-0', 'lantern')
        await other.context().close()
        await learned(1)

        await see('Start here')
        await see('Start here')
        await gv(page, 'logout')
        await see('Good to see you')

        await buy(page, 'T-1')
        await see('Just in')
        // A thank-you page that is opened again is no second order.
        await buy(page, 'T-1')
        await see('Just in')
        await buy(page, 'T-2')
        await see('For our regulars')

        await see('We missed you', `${home}?gv-segment=lapsed`)
        await gv(page, 'flush')
        const drawn = (target: string, more: object = {}) => ({
          name: 'block_rendered' as const,
          params: { target, ...more },
        })
        await expectEvents(collector, {
          pages: [page],
          expected: [
            { ...drawn('Welcome', { block_type: 'bestsellers' }), times: 2 },
            drawn('Back'),
            { ...drawn('Once', { block_type: 'new-arrivals', placement: 'home-top' }), times: 2 },
            drawn('Twice'),
          ],
          refuted: [drawn('Missed')],
        })
        const forced = (await collector.events()).filter(({ doubt }) => doubt === 'test')
        expect(forced.map(({ name }) => name)).toContain('block_rendered')
      },
    )

    for (const [placement, type] of [
      ['more', 'new-arrivals'],
      ['new', 'bestsellers'],
    ])
      story(
        `what a target has made of "${placement}" is as long as it says, and follows the cart`,
        async ({ page, put, collector }) => {
          const ids = [...'abcdefghijklmnop']
          await importProducts(
            collector,
            ids.map(id => product(id, { addedAt: new Date().toISOString() })),
          )
          const known = async () => {
            const answer = await fetch(`${collector.url}/v1/recommendations?site=story&b=new-arrivals;limit=36`)
            return (await answer.json()).blocks[0].items.length
          }
          await expect.poll(known).toBe(ids.length)
          const cart = async (...held: string[]) => {
            const items = held.map(item_id => ({ item_id, item_name: `The ${item_id}`, price: 12.5, quantity: 1 }))
            // A product that the shop has lost takes nothing else with it.
            await gv(page, 'cart', { currency: 'EUR', items: [null, ...items] })
          }
          // Below the first screen, where another number moves nothing.
          const block = `<grapevine-block type="${type}" placement="${placement}" limit="2" min="1"></grapevine-block>`
          await page.goto(put('/', { pageType: 'home', body: `<p style="height: 101vh">Tall</p>${block}` }))
          await cart('a', 'b')
          await page.reload()
          const links = page.locator('grapevine-block').getByRole('link')
          await expect(links).toHaveCount(12)
          const held = ['a', 'b']
          // Not each cart is another question.
          for (let times = 0; times < 2; times++) {
            const [first = ''] = await links.allTextContents()
            const id = /The (.)/.exec(first)![1]!
            expect(held).not.toContain(id)
            held.push(id)
            await cart(...held)
            await expect(links.filter({ hasText: `The ${id}` })).toHaveCount(0)
            await expect(links).toHaveCount(12)
          }
        },
      )

    story('without consent everybody is here for the first time', async ({ page, put, collector }) => {
      await importProducts(
        collector,
        IDS.map(id => product(id, { addedAt: new Date().toISOString() })),
      )
      const body = '<grapevine-block type="new-arrivals" placement="home-top" min="1"></grapevine-block>'
      await page.goto(put('/', { pageType: 'home', body, consent: 'anonymous' }))
      await buy(page, 'T-1')
      await page.reload()
      await expect(page.locator('grapevine-block').getByRole('heading')).toHaveText('Start here')
    })
  })

story.describe('while a page stands', () => {
  const changing = join(folder, 'changing.json')
  const write = (targets: object[]) => writeFileSync(changing, JSON.stringify({ rules: [], targets }))
  story.beforeAll(() =>
    write([target('Welcome', 'first-time', { type: 'on-sale', heading: 'Start here', limit: 4, layout: 'row' })]),
  )
  story.use({ serve: ['--rules', changing, '--max-age', '0'] })

  story('a block is as the page has it again where its target ends', async ({ page, put, collector }) => {
    await importProducts(
      collector,
      IDS.map(id => product(id, { addedAt: new Date().toISOString(), listPrice: '20.00 EUR' })),
    )
    const body =
      '<p style="height: 101vh">Tall</p><grapevine-block type="new-arrivals" placement="home-top" min="1"></grapevine-block>'
    const address = put('/', { pageType: 'home', body })
    const block = page.locator('grapevine-block')
    const told = async () => {
      const answer = await fetch(`${collector.url}/v1/recommendations?site=story&b=new-arrivals;placement=home-top`)
      const [{ items, targets = [] }] = (await answer.json()).blocks
      return [items.length, targets.length]
    }
    await expect.poll(told).toEqual([IDS.length, 1])
    await page.setViewportSize({ width: 600, height: 720 })
    await page.goto(address)
    await expect(block.getByRole('heading')).toHaveText('Start here')
    await expect(block.getByRole('link')).toHaveCount(4)
    const forward = block.getByRole('button', { name: 'Forward' })
    await forward.click()
    await expect.poll(() => block.getByRole('list').evaluate(list => list.scrollLeft)).toBeGreaterThan(100)
    await page.evaluate(() => scrollTo(0, 0))
    write([])
    await expect.poll(told).toEqual([IDS.length, 0])
    await gv(page, 'page', { type: 'home' })
    await expect(block.getByRole('link')).toHaveCount(IDS.length)
    await expect(block.getByRole('heading')).toHaveText('New arrivals')
    await expect(block.locator('.row')).toHaveCount(0)
    await expect(forward).toHaveCount(0)
  })
})
