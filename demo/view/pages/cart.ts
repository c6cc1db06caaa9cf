import type { CartLine } from '../../page/cart.js'
import { block } from '../block.js'
import { formatMoney } from '../formatMoney.js'
import { type Html, html } from '../html.js'
import type { Links } from '../links.js'

/** Delivery is free from here, cents. */
export const FREE_FROM = 6000

/** What delivery costs by tier, cents. */
export const DELIVERY = {
  standard: { name: 'By post', when: 'two to four days', cost: 490 },
  express: { name: 'By courier', when: 'tomorrow, before noon', cost: 1190 },
  pickup: { name: 'Collect it from the shop', when: 'from this afternoon', cost: 0 },
} as const

export type DeliveryTier = keyof typeof DELIVERY

export const subtotalOf = (lines: readonly CartLine[]): number =>
  lines.reduce((sum, line) => sum + line.price * line.quantity, 0)

export const deliveryCost = (subtotal: number, tier: DeliveryTier): number =>
  tier === 'standard' && subtotal >= FREE_FROM ? 0 : DELIVERY[tier].cost

/** The frame of the cart page; the shop's script fills `#cart`, since the cart lives in the browser. */
export const cartFrame = (): Html => html`
  <div class="head"><h1>Your cart</h1></div>
  <div id="cart"><noscript><p>The cart needs JavaScript, since it is kept in your browser and nowhere else.</p></noscript></div>
  <div id="cart-blocks"></div>`

/** The lines of the cart and what they come to. */
export function cartContent(lines: readonly CartLine[], links: Links): Html {
  if (lines.length === 0) {
    return html`<div class="empty"><p class="lede">It is empty, which is a kind of tidiness.</p><p><a class="button button-main" href="${links.home}">Look around</a></p></div>`
  }
  const subtotal = subtotalOf(lines)
  const delivery = deliveryCost(subtotal, 'standard')
  return html`<div class="cart">
    <ul class="lines" role="list">${lines.map(
      line => html`<li class="line" data-line="${line.id}">
      <a class="line-media" href="${links.product(line.id)}" tabindex="-1" aria-hidden="true"><img src="${links.image(line.id)}" alt="" width="480" height="480"></a>
      <div class="line-text"><a href="${links.product(line.id)}" dir="auto">${line.title}</a><span class="line-price">${formatMoney(line.price)} each</span></div>
      <label class="line-quantity"><span class="only-read">Quantity of ${line.title}</span><input type="number" inputmode="numeric" min="1" max="${Math.min(line.stock, 20)}" value="${line.quantity}" data-quantity="${line.id}"></label>
      <span class="line-total">${formatMoney(line.price * line.quantity)}</span>
      <button type="button" class="as-link line-remove" data-remove="${line.id}" aria-label="Remove ${line.title}">Remove</button>
    </li>`,
    )}</ul>
    <aside class="summary" aria-label="Summary">
      <h2>Summary</h2>
      ${totals(subtotal, delivery, delivery === 0 ? 'Delivery, free from €60' : 'Delivery by post')}
      ${subtotal < FREE_FROM && html`<p class="nudge">${formatMoney(FREE_FROM - subtotal)} more and delivery is free.</p>`}
      <p><a class="button button-main button-wide" href="${links.checkout}">Checkout</a></p>
      <p class="fine">No account, no newsletter, no money: this is a demo.</p>
    </aside>
  </div>`
}

/** What goes with the cart; for an empty one what sells best and what was looked at. */
export const cartBlocks = (lines: readonly CartLine[]): Html =>
  lines.length > 0
    ? block({
        type: 'cross-sell',
        item: lines.map(line => line.id).join(','),
        placement: 'cart-cross-sell',
        show: 'why cart',
      })
    : html`${block({ type: 'bestsellers', placement: 'cart-empty', heading: 'What others start with' })}${block({ type: 'recently-viewed', placement: 'cart-recent', heading: 'You looked at', layout: 'row', limit: 12, min: 1 })}`

export const totals = (subtotal: number, delivery: number, deliveryName: string): Html => html`<dl class="totals">
  <div><dt>Goods</dt><dd>${formatMoney(subtotal)}</dd></div>
  <div><dt>${deliveryName}</dt><dd>${delivery === 0 ? 'free' : formatMoney(delivery)}</dd></div>
  <div class="total"><dt>Total</dt><dd>${formatMoney(subtotal + delivery)}</dd></div>
</dl>`
