import { BUILDS, expect, expectEvents, gv, story } from '../support/story.js'

/** What a shop's service worker may answer in the place of the collector. */
const ANSWERS: Record<string, string> = {
  'a page from its cache': "new Response('<!doctype html>Offline', { headers: { 'content-type': 'text/html' } })",
  'a failure of a gateway': "new Response('', { status: 504 })",
  'what nobody may read': "fetch(request.url, { mode: 'no-cors' })",
  'an old receipt': `Response.json({ v: 1, batch: 'old', accepted: 9, duplicate: 0, rejected: [], retryAfterMs: 0 })`,
  nothing: 'Response.error()',
}

/** Answers requests to the collector as it was told last, and lets them through at the word `through`. Says how many it has met. */
const WORKER = `
  const answers = { ${Object.entries(ANSWERS).map(([name, answer]) => `${JSON.stringify(name)}: request => ${answer}`)} }
  let [now, met] = ['nothing', 0]
  addEventListener('install', () => skipWaiting())
  addEventListener('activate', event => event.waitUntil(clients.claim()))
  addEventListener('message', event => {
    now = event.data
    event.source.postMessage(met)
  })
  addEventListener('fetch', event => {
    const { request } = event
    if (!request.url.includes('/v1/events') || !answers[now]) return
    met++
    event.respondWith(answers[now](request))
  })`

for (const build of BUILDS)
  story.describe(build, () => {
    story.use({ build })

    story('whatever a service worker of the shop answers, no event is forgotten', async ({ page, put, collector }) => {
      await page
        .context()
        .route('**/worker.js', route => route.fulfill({ contentType: 'text/javascript', body: WORKER }))
      await page.goto(put('/lantern', { consent: 'pending' }))
      await page.evaluate(async () => {
        const { serviceWorker } = navigator
        const isControlled = new Promise(resolve => serviceWorker.addEventListener('controllerchange', resolve))
        await serviceWorker.register('/worker.js')
        await isControlled
      })
      const tell = (answer: string) =>
        page.evaluate(
          answer =>
            new Promise<number>(resolve => {
              navigator.serviceWorker.addEventListener('message', ({ data }) => resolve(data), { once: true })
              navigator.serviceWorker.controller?.postMessage(answer)
            }),
          answer,
        )
      await gv(page, 'consent', 'granted')
      await gv(page, 'event', 'view_item', { items: [{ item_id: 'SKU-1' }] })
      for (const answer of Object.keys(ANSWERS)) {
        const before = await tell(answer)
        expect(await gv(page, 'flush'), answer).toEqual({ sent: 0, waiting: 2 })
        expect(await tell(answer)).toBeGreaterThan(before)
      }
      await tell('through')
      await expectEvents(collector, {
        pages: [page],
        expected: [{ name: 'view_item' }, { name: 'page_view' }],
        refuted: [{ name: 'purchase' }],
      })
    })
  })
