import { createTracker } from 'grapevine-sdk'
import { blocks } from 'grapevine-sdk/blocks'
import { inspector } from 'grapevine-sdk/inspector'
import { html } from '../view/html.js'
import { createLinks } from '../view/links.js'
import { type Route, routeOf } from '../view/routeOf.js'
import type { ShopData } from '../view/ShopData.js'
import { createCart } from './cart.js'
import { fill } from './fill.js'
import { npmTracking } from './npmTracking.js'
import type { Shop, ShopPage } from './ShopContext.js'
import { showPage } from './showPage.js'
import { startShopActions } from './startShopActions.js'

/** The single-page variant: the same shop on the npm import, with history routing. */
const { site, collector, elsewhere } = JSON.parse(
  document.querySelector('#page-data')?.textContent ?? '{}',
) as ShopPage & {
  site: string
  collector: string
  /** Where a tester wants the collector to be found. */
  elsewhere?: string
}
const links = createLinks('/app')
const answer = await fetch('/shop.json')
const data = (await answer.json()) as ShopData

const read = (): Route => routeOf(new URL(location.href), data, links)
let route = read()

// Page views are told by hand, since a page is only known after its address was read.
const tracker = createTracker({
  site,
  collector: elsewhere ?? collector,
  pageType: route.page.type,
  autoPageView: false,
})
const tracking = npmTracking(tracker)

const draw = () => {
  const main = document.querySelector('#main')
  if (!main) return
  document.title = route.title
  fill(main, html`${route.main}`)
  for (const link of document.querySelectorAll('.menu a')) {
    if (link.getAttribute('href') === route.menu) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
}

const open = () => {
  route = read()
  draw()
  tracking.page({ type: route.page.type })
  showPage(shop)
}

const shop: Shop = {
  tracking,
  links,
  cart: createCart(),
  go(address) {
    history.pushState(null, '', address)
    open()
    scrollTo(0, 0)
    document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true })
  },
  page: () => route.page,
}

/** The address inside the app of a link, also of one inside a block, whose addresses are those of the separate pages. */
function inApp(event: MouseEvent): string | undefined {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return undefined
  const link = event.composedPath().find(part => part instanceof HTMLAnchorElement)
  if (!link || link.target || link.origin !== location.origin || link.hash) return undefined
  if (link.pathname.startsWith('/app')) return link.pathname + link.search
  return link.pathname.startsWith('/p/') ? `/app${link.pathname}` : undefined
}

document.addEventListener('click', event => {
  const address = inApp(event)
  if (address === undefined) return
  event.preventDefault()
  shop.go(address)
})
document.addEventListener('submit', event => {
  const form = event.target as HTMLFormElement
  if (form.method !== 'get' || form.dataset.step || form.dataset.buy) return
  event.preventDefault()
  const query = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
  shop.go(`${form.getAttribute('role') === 'search' ? links.search : location.pathname}?${query}`)
})
addEventListener('popstate', open)

startShopActions(shop, step => `${links.checkout}/${step}`)
open()
tracker.use(inspector())
tracker.use(blocks())
