import type { Order } from '../../page/order.js'
import { block } from '../block.js'
import { type Html, html } from '../html.js'
import { icons } from '../icons.js'
import type { Links } from '../links.js'
import { DELIVERY, totals } from './cart.js'

/** The frame of the thank-you page; the order lives in the browser, so the shop's script fills `#order`. */
export const thankYouFrame = (): Html => html`<div id="order"><div class="head"><h1>Thank you</h1></div></div>`

/** The order, what is learned from it, and what others bought with the same things. */
export function thankYouContent(order: Order | undefined, isLearning: boolean, links: Links): Html {
  if (order === undefined) {
    return html`<div class="head"><h1>No order here</h1></div><div class="empty"><p class="lede">This browser has not placed an order lately.</p><p><a class="button button-main" href="${links.home}">Look around</a></p></div>`
  }
  const [first, second] = order.lines
  return html`
  <div class="head thanks"><p class="thanks-mark">${icons.check}</p><h1>Thank you, <span dir="auto">${order.name}</span></h1><p class="lede">Order <b>${order.id}</b> is on its imaginary way: ${DELIVERY[order.delivery].when}.</p></div>
  <div class="cart">
    <section aria-labelledby="bought-title"><h2 id="bought-title">What you chose</h2>
      <ul class="small-lines small-lines-wide" role="list">${order.lines.map(line => html`<li><img src="${links.image(line.id)}" alt="" width="480" height="480"><a href="${links.product(line.id)}" dir="auto">${line.quantity} × ${line.title}</a></li>`)}</ul>
      ${
        first !== undefined &&
        html`<div class="try">
        <h2>Look at it as another shopper</h2>
        ${
          isLearning
            ? html`<p>The shop has counted your order once and learned from it. ${
                second === undefined
                  ? 'Order two things together, as one other shopper did before you, and the next visitor is told.'
                  : html`A new visitor who opens <b dir="auto">${first.title}</b> is now told of <b dir="auto">${second.title}</b>, if at least one other shopper bought both.`
              }</p><p><button type="button" class="button button-main" data-as-another="${first.id}">Look at it as another shopper</button></p>`
            : html`<p>You have not allowed the shop to learn from your visit, so this order taught it nothing. <button type="button" class="as-link" data-open-consent>Change my privacy choice</button></p>`
        }
      </div>`
      }
    </section>
    <aside class="summary" aria-label="Summary"><h2>Summary</h2>${totals(order.subtotal, order.shipping, DELIVERY[order.delivery].name)}</aside>
  </div>
  ${block({ type: 'also-bought', item: order.lines.map(line => line.id).join(','), placement: 'confirmation', heading: 'Others also bought with these' })}`
}
