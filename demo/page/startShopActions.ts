import { type Html, html } from '../view/html.js'
import type { DeliveryTier } from '../view/pages/cart.js'
import { addFromBlock } from './addFromBlock.js'
import { becomeNewShopper } from './becomeNewShopper.js'
import type { CartLine } from './cart.js'
import { readConsent, startConsent } from './consentChoice.js'
import { fill } from './fill.js'
import { makePast } from './makePast.js'
import { openTenTabs } from './openTenTabs.js'
import { startQaBar } from './qaBar.js'
import type { Shop } from './ShopContext.js'
import { shareProduct } from './shareProduct.js'
import { drawCart } from './showCart.js'
import { drawSummary, submitStep } from './showCheckout.js'
import { drawThankYou } from './showThankYou.js'
import { soldHere } from './soldHere.js'
import { startChoices } from './startChoices.js'
import { startOffline } from './startOffline.js'
import { toEcommerce } from './toItem.js'

/** How long a message stands, ms. */
const TOAST_MS = 6000

/** Everything that works on every page: cart, checkout forms, consent, the QA bar. Listens once, at the document. */
export function startShopActions(shop: Shop, stepLink: (step: 'delivery' | 'payment') => string): void {
  const { cart, tracking } = shop

  const qa = startQaBar(tracking)
  startChoices()
  startOffline()
  startConsent(tracking, state => {
    qa.showConsent(state)
    drawThankYou(shop)
  })

  const changed = (lines: CartLine[], own: boolean) => {
    if (own) tracking.cart(toEcommerce(lines))
    drawCartLink(lines)
    drawCart(shop, lines)
  }
  cart.onChange(changed)
  drawCartLink(cart.lines())

  document.addEventListener('submit', event => {
    const form = event.target as HTMLFormElement
    const { product } = shop.page()
    if (form.dataset.buy && product?.id === form.dataset.buy) {
      event.preventDefault()
      cart.add(product, Number(new FormData(form).get('quantity')))
      sayAdded(shop, product.title)
    } else if (form.dataset.step) {
      event.preventDefault()
      submitStep(shop, form, stepLink)
    }
  })
  addFromBlock(
    shop,
    title => sayAdded(shop, title),
    () => say(html`<span>This one is invented: the shop does not sell it.</span>`),
  )
  document.addEventListener('change', event => {
    const field = event.target as HTMLInputElement
    if (field.dataset.quantity) cart.setQuantity(field.dataset.quantity, Number(field.value))
    else if (field.name === 'delivery') drawSummary(shop, field.value as DeliveryTier)
    else if (field.name === 'sort') field.form?.requestSubmit()
  })
  document.addEventListener('click', event => {
    const button = (event.target as Element).closest<HTMLElement>(
      '[data-remove], [data-as-another], [data-share], [data-make-past], [data-ten-tabs]',
    )
    if (button?.dataset.remove) cart.setQuantity(button.dataset.remove, 0)
    else if (button?.dataset.share) void share(shop)
    else if (button?.dataset.makePast !== undefined) void startPast(shop)
    else if (button?.dataset.tenTabs !== undefined) void openTabs(shop)
    else if (button?.dataset.asAnother) void becomeNewShopper(tracking, shop.links.product(button.dataset.asAnother))
  })
}

function drawCartLink(lines: readonly CartLine[]): void {
  const units = lines.reduce((sum, line) => sum + line.quantity, 0)
  for (const link of document.querySelectorAll('[data-cart-link]')) {
    const count = link.querySelector<HTMLElement>('[data-cart-count]')
    const unit = link.querySelector('[data-cart-unit]')
    if (!count || !unit) continue
    count.hidden = units === 0
    count.textContent = String(units)
    unit.textContent = units === 0 ? 'empty' : units === 1 ? 'thing' : 'things'
  }
}

let hush: ReturnType<typeof setTimeout> | undefined

async function share(shop: Shop): Promise<void> {
  if ((await shareProduct(shop)) === 'copy') say(html`<span>The address is copied: paste it to a friend.</span>`)
}

function sayAdded({ links }: Shop, title: string): void {
  say(html`<span><b dir="auto">${title}</b> is in your cart.</span> <a href="${links.cart}">View cart</a>`)
}

async function startPast({ tracking }: Shop): Promise<void> {
  if (readConsent() !== 'granted') return say(html`<span>Press “Allow” first: without consent nothing is kept.</span>`)
  await makePast(tracking, await soldHere())
  location.reload()
}

async function openTabs({ links }: Shop): Promise<void> {
  const products = await soldHere()
  const opened = openTenTabs(products.map(({ id }) => links.product(id)))
  say(
    html`<span>${opened} of 10 tabs are open.${opened < 10 && ' Allow pop-ups for this shop, and press again.'}</span> <a href="/books">The books</a>`,
  )
}

function say(message: Html): void {
  const toast = document.querySelector('#toast')
  if (!toast) return
  fill(toast, message)
  clearTimeout(hush)
  hush = setTimeout(() => toast.replaceChildren(), TOAST_MS)
}
