import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { mockCollector } from '../../src/testing/mockCollector.js'
import { ROOT } from './process.js'

/** What can be wrong with the shop; the right way is the default. */
export interface Mistakes {
  /** The tag starts with consent. */
  startsGranted?: boolean
  /** A product is told with a value and no currency. */
  noCurrency?: boolean
  /** The cart page tells what is in the cart as added. */
  addsAgain?: boolean
  /** The page after an order forgets that it has told it. */
  ordersAgain?: boolean
  /** The style sheet takes the headings away. */
  noHeading?: boolean
  /** The page counts on an answer of the tag. */
  needsTag?: boolean
  /** A word that `gv` does not know. */
  badCommand?: boolean
  /** An event that nobody knows. */
  unknownEvent?: boolean
  /** The search tells no words. */
  noTerm?: boolean
  /** Pictures come from where the content policy does not let them. */
  noPictures?: boolean
  /** No room is kept for blocks. */
  noRoom?: boolean
  /** The button that refuses consent gives it. */
  noIsYes?: boolean
  /** What is taken out of the cart is not told. */
  keepsLines?: boolean
  /** The checkout tells nothing. */
  noCheckout?: boolean
  /** The link in the app loads a document. */
  hardLink?: boolean
  /** A script stops clicks before they reach what was clicked. */
  stopsClicks?: boolean
}

export interface TinyShop {
  readonly url: string
  /** What has reached the collector. */
  readonly collector: ReturnType<typeof mockCollector>
  close(): Promise<void>
}

/** What `--pages` tells of it. */
export const TINY_PAGES = {
  product: '/p/A',
  cart: '/cart',
  search: '/search',
  thankYou: '/thank-you',
  spa: '/app',
  consent: '#allow',
  deny: '#deny',
  addToCart: '#buy',
  removeFromCart: '#remove',
  spaLink: '#step',
  order: [{ open: '/checkout' }, { click: '#pay' }, { waitFor: '#thanks' }],
}

/** What is recommended. */
const OTHERS = ['B', 'C', 'D', 'E', 'F', 'G']

const PRODUCT = `{ item_id: 'A', item_name: 'A lantern', price: 12.5, quantity: 1 }`

/** A shop of a few pages with a collector of its own, without a database: what it recommends is always the same. */
export async function openTinyShop(mistakes: Mistakes = {}): Promise<TinyShop> {
  const { noRoom, needsTag, badCommand, noHeading } = mistakes
  let origin = ''
  let collectorOrigin = ''
  const products = () =>
    OTHERS.map(id => ({
      id,
      title: `Thing ${id}`,
      ...(mistakes.noPictures && { image: `${collectorOrigin}/picture.png` }),
    }))
  const collector = mockCollector({
    site: 'tiny',
    answers: { 'also-bought': () => [{ id: 'A' }, ...products()], 'cross-sell': products },
  })

  const reserve = await readFile(join(ROOT, 'dist/reserve.css'), 'utf8')
  const block = (type: string, item: string) => `<grapevine-block type="${type}" item="${item}"></grapevine-block>`
  const page = (
    body: string,
    script: string,
  ) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Tiny</title>
<link rel="icon" href="data:,">
<style>${noRoom ? '' : reserve}${noHeading ? ' grapevine-block::part(heading) { display: none }' : ''}</style>
<script>window.gv=window.gv||function(){(gv.q=gv.q||[]).push(arguments)}</script>
<script async src="${collectorOrigin}/tag.js" data-site="tiny"${mistakes.startsGranted ? ' data-consent="granted"' : ''}></script>
<div style="height:40px"><div id="banner" hidden><button id="allow">Yes</button><button id="deny">No</button></div></div>
${body}
<p>The end of the page.</p>
<script>
const said = localStorage.consent
if (said) gv('consent', said); else banner.hidden = false
for (const [button, state] of [[allow, 'granted'], [deny, '${mistakes.noIsYes ? 'granted' : 'denied'}']])
  button.onclick = () => { localStorage.consent = state; gv('consent', state); banner.hidden = true }
const cart = () => JSON.parse(localStorage.cart || '[]')
const setCart = items => { localStorage.cart = JSON.stringify(items); gv('cart', { currency: 'EUR', items }) }
${needsTag ? `addEventListener('load', () => gv('books').then(() => {}))` : ''}
${mistakes.stopsClicks ? `addEventListener('auxclick', event => event.stopImmediatePropagation(), true)` : ''}
${badCommand ? `gv('trackEverything')` : ''}
${script}
</script>`

  const pages: Record<string, () => string> = {
    '/': () => page('<a href="/p/A">A</a>', ''),
    '/cart': () =>
      page(
        `<button id="remove">Remove</button>${block('cross-sell', 'A')}`,
        `remove.onclick = () => ${mistakes.keepsLines ? `{ localStorage.cart = '[]' }` : 'setCart([])'}; ${mistakes.addsAgain ? `for (const one of cart()) gv('event', 'add_to_cart', { items: [one] })` : ''}`,
      ),
    '/checkout': () =>
      page(
        '<button id="pay">Pay</button>',
        `${mistakes.noCheckout ? '' : `gv('event', 'begin_checkout', { items: cart() })`}
         pay.onclick = () => { localStorage.order = JSON.stringify({ id: 'O-' + Date.now(), items: cart() }); location = '/thank-you' }`,
      ),
    '/thank-you': () =>
      page(
        '<h1 id="thanks">Thank you</h1>',
        `const order = JSON.parse(localStorage.order)
         if (!order.told) {
           gv('event', 'purchase', { transaction_id: order.id, currency: 'EUR', value: 12.5, items: order.items })
           setCart([])
           ${mistakes.ordersAgain ? '' : 'localStorage.order = JSON.stringify({ ...order, told: true })'}
         }`,
      ),
    '/search': () => page('', `gv('event', 'search', { ${mistakes.noTerm ? '' : `search_term: 'lamp',`} results: 1 })`),
    '/app': () =>
      page(
        '<a id="step" href="/app/next">Next</a>',
        mistakes.hardLink
          ? ''
          : `step.onclick = event => { event.preventDefault(); history.pushState({}, '', '/app/next') }`,
      ),
  }
  const product = (id: string) => () =>
    page(
      `<h1>${id}</h1><button id="buy">Buy</button>${block('also-bought', id)}`,
      `gv('event', 'view_item', { ${mistakes.noCurrency ? '' : `currency: 'EUR',`} value: 12.5, items: [${PRODUCT.replace("'A'", `'${id}'`)}] })
       ${mistakes.unknownEvent ? `gv('event', 'view_product', {})` : ''}
       buy.onclick = () => setCart([...cart(), ${PRODUCT.replace("'A'", `'${id}'`)}])`,
    )
  for (const id of ['A', ...OTHERS]) pages[`/p/${id}`] = product(id)

  const shop = createServer((request, response) => {
    const html = pages[new URL(request.url ?? '/', 'http://shop').pathname]?.()
    response
      .writeHead(html === undefined ? 404 : 200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "img-src 'self' data:",
      })
      .end(html)
  })
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '/' } = request
    if (url.startsWith('/v1/')) {
      let body = ''
      for await (const piece of request) body += piece
      const answer = collector.answer({ method, url, body })
      response.writeHead(answer.status, answer.headers).end(answer.body)
      return
    }
    const code = await readFile(join(ROOT, 'dist/tag', basename(url.split('?')[0] ?? ''))).catch(() => undefined)
    response
      .writeHead(code ? 200 : 404, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' })
      .end(code)
  })
  const listen = (one: typeof shop) =>
    new Promise<number>(resolve => one.listen(0, '127.0.0.1', () => resolve((one.address() as AddressInfo).port)))
  collectorOrigin = `http://127.0.0.1:${await listen(server)}`
  // Another name of the loopback than the collector's, so that the two are different sites for the browser.
  origin = `http://localhost:${await listen(shop)}`
  return {
    url: `${origin}/`,
    collector,
    close: async () => {
      for (const one of [shop, server]) {
        one.closeAllConnections()
        await new Promise(resolve => one.close(resolve))
      }
    },
  }
}
