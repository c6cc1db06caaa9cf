import { BUILDS, expect, expectEvents, gv, story } from '../support/story.js'

for (const build of BUILDS)
  story.describe(build, () => {
    story.use({ build })

    story(
      'a page comes back from the back/forward cache as a page view of its own',
      async ({ page, put, collector }) => {
        const next = put('/next')
        await page.goto(put('/first'))
        await gv(page, 'event', 'share', { method: 'copy' })
        await page.evaluate(() => {
          addEventListener('pageshow', event => Object.assign(window, { persisted: event.persisted }))
        })
        await page.goto(next)
        await gv(page, 'flush')
        await page.evaluate(() => history.back())
        await expect.poll(() => page.evaluate(() => (window as { persisted?: boolean }).persisted)).toBe(true)
        await expectEvents(collector, {
          pages: [page],
          expected: [
            { name: 'page_view', params: { kind: 'load' }, times: 2 },
            { name: 'page_view', params: { kind: 'bfcache' } },
            { name: 'share' },
          ],
          refuted: [{ name: 'purchase' }],
        })
      },
    )
  })
