import { formatMoney } from '../view/formatMoney.js'
import type { DeliveryTier } from '../view/pages/cart.js'
import { deliveryCost, subtotalOf } from '../view/pages/cart.js'
import { orderSummary } from '../view/pages/checkout.js'
import { fill } from './fill.js'
import { keepForm, keepOrder, placeOrder, readForm } from './order.js'
import type { Shop } from './ShopContext.js'
import { toEcommerce } from './toItem.js'

/** A step of the checkout was opened: the form as it was left, the order beside it. */
export function showCheckout(shop: Shop): void {
  const lines = shop.cart.lines()
  const form = document.querySelector<HTMLFormElement>('form[data-step]')
  if (lines.length === 0 || !form) {
    shop.go(shop.links.cart)
    return
  }
  const kept = readForm()
  for (const [name, value] of Object.entries(kept)) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement || field instanceof RadioNodeList) field.value = String(value)
  }
  const free = form.querySelector('[data-cost="standard"]')
  if (free) free.textContent = priceOf(deliveryCost(subtotalOf(lines), 'standard'))
  drawSummary(shop, kept.delivery ?? 'standard')
  if (shop.page().step === 'address') shop.tracking.event('begin_checkout', toEcommerce(lines))
}

const priceOf = (cents: number) => (cents === 0 ? 'free' : formatMoney(cents))

export function drawSummary({ cart, links }: Shop, tier: DeliveryTier): void {
  const place = document.querySelector('#order-summary')
  if (place) fill(place, orderSummary(cart.lines(), tier, links))
}

/** Keeps what was filled in and goes to the next step, or places the order. Nothing of the address reaches the tracker. */
export function submitStep(shop: Shop, form: HTMLFormElement, linkOf: (step: 'delivery' | 'payment') => string): void {
  if (!isFilledIn(form)) return
  const { tracking, cart, links, go } = shop
  const kept = { ...readForm(), ...Object.fromEntries(new FormData(form)) }
  const goods = toEcommerce(cart.lines())
  keepForm(kept)
  switch (form.dataset.step) {
    case 'address':
      go(linkOf('delivery'))
      break
    case 'delivery':
      tracking.event('add_shipping_info', { ...goods, shipping_tier: kept.delivery ?? 'standard' })
      go(linkOf('payment'))
      break
    case 'payment': {
      tracking.event('add_payment_info', { ...goods, payment_type: kept.payment ?? 'invoice' })
      keepOrder(placeOrder(cart.lines(), kept))
      keepForm(undefined)
      go(links.thankYou)
      break
    }
  }
}

/** Names what is missing beside its field, and leads there. */
function isFilledIn(form: HTMLFormElement): boolean {
  let first: HTMLInputElement | undefined
  for (const input of form.querySelectorAll<HTMLInputElement>('input[required]')) {
    const error = document.getElementById(`${input.id}-error`)
    const isWrong = !input.checkValidity() || input.value.trim() === ''
    if (isWrong) first ??= input
    input.setAttribute('aria-invalid', String(isWrong))
    if (!error) continue
    error.hidden = !isWrong
    error.textContent = isWrong ? (input.value.trim() === '' ? 'This is needed.' : 'This does not look right.') : ''
  }
  first?.focus()
  return first === undefined
}
