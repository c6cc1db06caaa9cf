import type { Page } from 'playwright'
import type { HostilePage, WireEvent } from './HostilePage.js'

/** Products that one event may name, and lines of a cart that the page takes: its worth is theirs. */
const MOST_LINES = 200
const MOST_TAKEN = 2048

const withCart = (items: (event: WireEvent) => object[]) => (clean: readonly WireEvent[]) =>
  clean.map(event => {
    if (event.name !== 'cart' && event.name !== 'add_to_cart') return event
    const given = items(event)
    return {
      ...event,
      envelope: { ...event.envelope, truncated: true },
      params: { ...event.params, value: MOST_TAKEN * 5, items: given },
    }
  })

const serviceWorker = (name: string, answer: string): HostilePage => ({
  name: `a service worker that answers ${name}`,
  builds: ['tag'],
  async prepare(page, { shop }) {
    await page.goto(`${shop}/worker?${encodeURIComponent(answer)}`)
    await page.waitForFunction(() => navigator.serviceWorker.controller)
  },
  async between(page: Page) {
    await page.evaluate(async () => {
      for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister()
    })
  },
  forgive: /Failed to load resource|net::ERR/,
})

export const surroundings: readonly HostilePage[] = [
  {
    name: 'text from right to left',
    builds: ['tag'],
    script: `document.documentElement.dir = 'rtl'; document.documentElement.lang = 'ar';`,
  },
  {
    name: 'a cart of 100,000 lines',
    lines: 100_000,
    expected: withCart(() =>
      Array.from({ length: MOST_LINES }, (_, n) => ({ item_id: `SKU-${n}`, price: 5, quantity: 1 })),
    ),
  },
  {
    name: 'a page that is prerendered first',
    script: `
      let prerendering = true;
      Object.defineProperty(Document.prototype, 'prerendering', { configurable: true, get: () => prerendering });
      const wait = setTimeout;
      const open = () => {
        if (!window.gv || !window.gv.tracker) return wait(open, 20);
        wait(() => { prerendering = false; document.dispatchEvent(new Event('prerenderingchange')) }, 200);
      };
      open();
    `,
    expected: clean =>
      clean.map(event =>
        event.name === 'page_view' ? { ...event, params: { ...event.params, kind: 'prerender' } } : event,
      ),
  },
  serviceWorker('a cached page', `new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })`),
  serviceWorker('nothing that can be read', `fetch(event.request.url, { method: 'GET', mode: 'no-cors' })`),
  serviceWorker('504', `new Response('', { status: 504 })`),
  {
    name: 'an ad blocker for the address of events',
    async prepare(page) {
      await page.route('**/v1/events*', route => route.abort('blockedbyclient'))
    },
    async between(page) {
      await page.unroute('**/v1/events*')
    },
    forgive: /Failed to load resource|net::ERR/,
  },
  {
    name: 'an ad blocker for the chunks',
    builds: ['tag'],
    async prepare(page) {
      await page.route('**/sync.js*', route => route.abort('blockedbyclient'))
    },
    async between(page) {
      await page.unroute('**/sync.js*')
    },
    // The differences of the cart are told by the chunk: on the first page there is none, and the order has emptied the cart.
    expected: clean => clean.filter(({ name }) => !/cart/.test(name)),
    forgive: /Failed to load resource|net::ERR/,
  },
]
