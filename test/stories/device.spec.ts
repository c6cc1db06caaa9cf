import type { Page } from '@playwright/test'
import type { RecommendedBlock } from '../../src/protocol/recommendations.js'
import { importProducts, product } from '../support/catalogFile.js'
import { BUILDS, expect, gv, story, strictPolicy } from '../support/story.js'

const IDS = ['lantern', 'kettle', 'blanket', 'mug', 'stove', 'tent']
const FOR_YOU = '<grapevine-block type="for-you" limit="3" min="1"></grapevine-block>'

/** The questions for recommendations that a page has put, in words. */
const asked = (page: Page): string[] => {
  const questions: string[] = []
  page.on('request', request => {
    const url = new URL(request.url())
    if (url.pathname === '/v1/recommendations') questions.push(...url.searchParams.getAll('b'))
  })
  return questions
}

for (const build of BUILDS)
  story.describe(build, () => {
    story.use({ build, serve: ['--min-support', '2', '--max-age', '0'] })

    story(
      'what a shopper may like is ranked on the page, and what they looked at stays there',
      async ({ browser, page, put, shop, collector }) => {
        shop.policy(strictPolicy(collector, shop))
        await importProducts(
          collector,
          IDS.map(id => product(id)),
        )
        for (const others of [
          ['lantern', 'mug'],
          ['lantern', 'mug'],
          ['kettle', 'tent'],
          ['kettle', 'tent'],
        ]) {
          const context = await browser.newContext()
          const other = await context.newPage()
          await other.goto(put('/other'))
          for (const item_id of others) await gv(other, 'event', 'view_item', { items: [{ item_id }] })
          await gv(other, 'flush')
          await context.close()
        }

        const questions = asked(page)
        const parts = { onDevice: true, pageType: 'product' }
        for (const item_id of ['lantern', 'kettle']) {
          const items = [{ item_id }]
          await page.goto(put(`/${item_id}`, { ...parts, calls: [['event', 'view_item', { items }]] }))
          await expect.poll(() => questions).toContain(`for-you:${item_id};limit=48`)
          await page.waitForLoadState('networkidle')
        }
        for (const question of questions) expect(question).not.toMatch(/,|exclude/)

        questions.length = 0
        const home = put('/', { onDevice: true, pageType: 'home', body: FOR_YOU })
        await page.goto(home)
        const cards = page.locator('grapevine-block').getByRole('listitem')
        await expect(cards).toHaveText([/The tent/, /The mug/])
        const anchors = ['kettle', 'lantern']
        const own = (await gv(page, 'recommend', { type: 'for-you', anchors, limit: 2 })) as RecommendedBlock
        expect(own.items.map(({ id }) => id)).toEqual(['tent', 'mug'])
        expect(questions.join()).not.toMatch(/lantern|kettle|mug|tent/)

        await page.route('**/v1/**', route => route.abort())
        await page.reload()
        await expect(cards).toHaveText([/The tent/, /The mug/])
      },
    )
  })
