import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { PROBLEMS } from '../../src/protocol/problems.js'
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
  /** A block, or the placeholder of one, has an attribute that blocks do not read. */
  misspells?: 'block' | 'placeholder'
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
  /** Pages of products do not know that the shopper has said yes. */
  forgetsConsent?: boolean
  /** What is in the cart is told by the cart page alone. */
  tellsCartLate?: boolean
  /** The catalog has a product under another id than the pages. */
  otherCatalog?: boolean
  /** What a block has drawn is told as an impression by hand. */
  tellsBlocks?: boolean
  /** The page counts on an answer of the collector. */
  needsAnswer?: boolean
  /** Each page clears what the browser has stored for the shop. */
  clearsStorage?: boolean
  /** The tag holds the page back. */
  noAsync?: boolean
  /** A list of products is told as views of each. */
  viewsAll?: boolean
  /** A block is about a category that the catalog does not have. */
  otherCategory?: boolean
  /** The page is hidden until the collector answers. */
  hidesPage?: boolean
  /** The tag has this key. */
  key?: string
  /** The collector lets no page of the shop in. */
  noOrigin?: boolean
  /** There is no tag. */
  noTag?: boolean
  /** Another content policy. */
  policy?: string
  /** This page may talk to nobody but the shop. */
  mutePath?: string
  /** The button that gives consent tells it to nobody. */
  keepsYes?: boolean
  /** The tag is told to leave page views to the shop, which does not tell them. */
  noPageViews?: boolean
  /** A product has another id in the cart. */
  otherCartIds?: boolean
  /** Currency is told with no event. */
  pricesAlone?: boolean
  /** The order is told without what it is worth. */
  noValue?: boolean
  /** The block of a product stands in a tab that is closed. */
  closesTab?: boolean
  /** The catalog has no product of the pages. */
  unlisted?: boolean
  /** A banner covers all that stands under it. */
  coversAll?: boolean
  /** The number of an order is made by the page after it. */
  numbersAnew?: boolean
  /** The line that lets pages call `gv` before the tag has come is missing. */
  noSnippet?: boolean
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
  category: '/c/things',
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
    answers: {
      'also-bought': () => [{ id: 'A' }, ...products()],
      bestsellers: ({ type, category }) => ({
        type,
        recommendationId: `test-${type}-${category}`,
        // A category that the collector does not know falls back on the shop.
        source: mistakes.otherCategory ? type : 'primary',
        ageMs: 0,
        items: products().map(one => ({
          url: `/p/${one.id}`,
          availability: 'in_stock' as const,
          strategy: mistakes.otherCategory ? type : 'category-bestsellers',
          ...one,
        })),
      }),
      'recently-viewed': ({ type, anchors }) => ({
        type,
        recommendationId: 'test-known',
        source: 'none',
        ageMs: 0,
        items: [],
        ...(mistakes.unlisted && { unlisted: anchors }),
      }),
      'cross-sell': () => [...(mistakes.otherCatalog ? [{ id: 'sku-a', url: '/p/A' }] : []), ...products()],
    },
  })

  const reserve = await readFile(join(ROOT, 'dist/reserve.css'), 'utf8')
  const block = (type: string, item: string) =>
    mistakes.misspells === 'placeholder'
      ? `<div data-grapevine="${type}" data-item="${item}" data-plaecment="below"></div>`
      : `<grapevine-block type="${type}" item="${item}"${mistakes.misspells ? ' plaecment="below"' : ''}></grapevine-block>`
  const tag = () => {
    const attributes = [
      ...(mistakes.noAsync ? [] : ['async']),
      `src="${collectorOrigin}/tag.js"`,
      `data-site="${mistakes.key ?? 'tiny'}"`,
      ...(mistakes.noPageViews ? ['data-auto-page-view="false"'] : []),
      ...(mistakes.startsGranted ? ['data-consent="granted"'] : []),
    ]
    return `<script ${attributes.join(' ')}></script>`
  }
  /** A product as the page of it tells it, and as the cart does. */
  const line = (id: string) => JSON.stringify({ item_id: id, item_name: `Thing ${id}`, price: 12.5, quantity: 1 })
  const currency = mistakes.pricesAlone ? '' : `currency: 'EUR',`
  const page = (
    body: string,
    script: string,
  ) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Tiny</title>
<link rel="icon" href="data:,">
<style>${noRoom ? '' : reserve}${noHeading ? ' grapevine-block::part(heading) { display: none }' : ''}</style>
${mistakes.noSnippet ? `<script>gv('page', { type: 'home' })</script>` : `<script>window.gv=window.gv||function(){(gv.q=gv.q||[]).push(arguments)}</script>`}
${mistakes.clearsStorage ? `<script>indexedDB.databases().then(all => { for (const { name } of all) indexedDB.deleteDatabase(name) })</script>` : ''}
${mistakes.hidesPage ? `<script>document.documentElement.style.opacity = 0; addEventListener('load', () => gv.tracker?.recommend({ type: 'bestsellers', anchors: [] }).finally(() => { document.documentElement.style.opacity = 1 }))</script>` : ''}
${mistakes.noTag ? '' : tag()}
<div style="height:40px"><div id="banner" hidden><button id="allow">Yes</button><button id="deny">No</button></div></div>
${body}
<p>The end of the page.</p>
<script>
const said = ${mistakes.forgetsConsent ? `!location.pathname.startsWith('/p/') && ` : ''}localStorage.consent
if (said) gv('consent', said); else banner.hidden = false
for (const [button, state] of [[allow, 'granted'], [deny, '${mistakes.noIsYes ? 'granted' : 'denied'}']])
  button.onclick = () => { localStorage.consent = state; ${mistakes.keepsYes ? '' : `gv('consent', state);`} banner.hidden = true }
const cart = () => JSON.parse(localStorage.cart || '[]')
const setCart = items => { localStorage.cart = JSON.stringify(items); ${mistakes.tellsCartLate ? `if (location.pathname !== '/cart') return;` : ''} gv('cart', { ${currency} items }) }
${needsTag ? `addEventListener('load', () => gv('books').then(() => {}))` : ''}
${mistakes.stopsClicks ? `addEventListener('auxclick', event => event.stopImmediatePropagation(), true)` : ''}
${mistakes.tellsBlocks ? `addEventListener('grapevine:rendered', ({ detail }) => gv('event', 'view_item_list', { recommendation_id: detail.recommendationId, items: detail.items.map(id => ({ item_id: id })) }))` : ''}
${mistakes.needsAnswer ? `addEventListener('load', () => gv.tracker?.recommend({ type: 'bestsellers', anchors: [] }).then(({ items }) => items))` : ''}
${badCommand ? `gv('trackEverything')` : ''}
${script}
</script>`

  const pages: Record<string, () => string> = {
    '/': () => page('<a href="/p/A">A</a>', ''),
    '/c/things': () =>
      page(
        `<h1>Things</h1><grapevine-block type="bestsellers" category="${mistakes.otherCategory ? 'Lampz' : 'Things'}"></grapevine-block>`,
        mistakes.viewsAll
          ? `for (const id of ${JSON.stringify(OTHERS)}) gv('event', 'view_item', { items: [{ item_id: id }] })`
          : `gv('event', 'view_item_list', { item_list_id: 'things', items: ${JSON.stringify(OTHERS.map(id => ({ item_id: id })))} })`,
      ),
    '/cart': () =>
      page(
        `<button id="remove">Remove</button>${block('cross-sell', 'A')}`,
        `setCart(cart()); remove.onclick = () => ${mistakes.keepsLines ? `{ localStorage.cart = '[]' }` : 'setCart([])'}; ${mistakes.addsAgain ? `for (const one of cart()) gv('event', 'add_to_cart', { items: [one] })` : ''}`,
      ),
    '/checkout': () =>
      page(
        '<button id="pay">Pay</button>',
        `${mistakes.noCheckout ? '' : `gv('event', 'begin_checkout', { ${currency} items: cart() })`}
         pay.onclick = () => { localStorage.order = JSON.stringify({ id: 'O-' + Date.now(), items: cart() }); location = '/thank-you' }`,
      ),
    '/thank-you': () =>
      page(
        '<h1 id="thanks">Thank you</h1>',
        `const order = JSON.parse(localStorage.order)
         if (!order.told) {
           gv('event', 'purchase', { transaction_id: ${mistakes.numbersAnew ? `'O-' + Math.random()` : 'order.id'}, currency: 'EUR', ${mistakes.noValue ? '' : 'value: 12.5,'} items: order.items })
           setCart([])
           ${mistakes.ordersAgain || mistakes.numbersAnew ? '' : 'localStorage.order = JSON.stringify({ ...order, told: true })'}
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
      `<h1>${id}</h1><button id="buy">Buy</button>${mistakes.closesTab ? `<div style="height:0;overflow:hidden">${block('also-bought', id)}</div>` : block('also-bought', id)}${mistakes.coversAll ? '<div style="position:fixed;inset:60px 0 0"></div>' : ''}`,
      `gv('event', 'view_item', { ${mistakes.noCurrency ? 'value: 12.5,' : currency} items: [${line(id)}] })
       ${mistakes.unknownEvent ? `gv('event', 'view_product', {})` : ''}
       buy.onclick = () => setCart([...cart(), ${line(mistakes.otherCartIds ? `${id}-blue` : id)}])`,
    )
  for (const id of ['A', ...OTHERS]) pages[`/p/${id}`] = product(id)

  const shop = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://shop')
    const html = pages[pathname]?.()
    const policy = pathname === mistakes.mutePath ? "connect-src 'self'" : mistakes.policy
    response
      .writeHead(html === undefined ? 404 : 200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy ?? "img-src 'self' data:",
      })
      .end(html)
  })
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '/' } = request
    if (url.startsWith('/v1/')) {
      let body = ''
      for await (const piece of request) body += piece
      if (mistakes.noOrigin) {
        const { status, message } = PROBLEMS.bad_origin
        response.writeHead(status).end(JSON.stringify({ problem: 'bad_origin', message }))
        return
      }
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
