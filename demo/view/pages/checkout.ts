import type { CartLine } from '../../page/cart.js'
import { formatMoney } from '../formatMoney.js'
import { type Html, html } from '../html.js'
import type { Links } from '../links.js'
import { DELIVERY, type DeliveryTier, deliveryCost, subtotalOf, totals } from './cart.js'

export const STEPS = ['address', 'delivery', 'payment'] as const

export type Step = (typeof STEPS)[number]

const NAMES: Record<Step, string> = { address: 'Address', delivery: 'Delivery', payment: 'Payment' }

export const PAYMENTS = {
  invoice: 'By invoice, in two weeks',
  card: 'By card (no number is asked for: this is a demo)',
  transfer: 'By bank transfer',
} as const

/** Address of a step's page. */
export const stepLink = (step: Step): string => `/checkout/${step}`

/** One step of the checkout; the order at its side is filled in by the shop's script. */
export const checkoutPage = (step: Step, linkOf: (step: Step) => string = stepLink): Html => html`
  <div class="head"><h1>Checkout</h1></div>
  <nav aria-label="Steps of the checkout"><ol class="steps" role="list">${STEPS.map((name, index) => {
    const isDone = index < STEPS.indexOf(step)
    return html`<li class="${isDone ? 'step-done' : ''}"${name === step && html` aria-current="step"`}>${isDone ? html`<a href="${linkOf(name)}">${NAMES[name]}</a>` : html`<span>${NAMES[name]}</span>`}</li>`
  })}</ol></nav>
  <div class="cart">
    <form class="form" data-step="${step}" novalidate>${FORMS[step](linkOf)}</form>
    <aside class="summary" aria-label="Your order" id="order-summary"></aside>
  </div>`

const field = (
  name: string,
  label: string,
  autocomplete: string,
  more: { type?: string; hint?: string; narrow?: boolean } = {},
): Html =>
  html`<p class="field${more.narrow ? ' field-narrow' : ''}"><label for="${name}">${label}</label>${more.hint !== undefined && html`<span class="hint" id="${name}-hint">${more.hint}</span>`}<input id="${name}" name="${name}" type="${more.type ?? 'text'}" autocomplete="${autocomplete}" required maxlength="100" aria-describedby="${more.hint !== undefined && `${name}-hint `}${name}-error"><span class="error" id="${name}-error" hidden></span></p>`

const FORMS: Record<Step, (linkOf: (step: Step) => string) => Html> = {
  address: () => html`<h2>Where shall it go?</h2>
    ${field('name', 'Your name', 'name')}
    ${field('email', 'E-mail', 'email', { type: 'email', hint: 'Only for this order. It stays in this tab and is never sent anywhere.' })}
    ${field('street', 'Street and number', 'street-address')}
    <div class="field-row">${field('postcode', 'Postcode', 'postal-code', { narrow: true })}${field('city', 'Town', 'address-level2')}</div>
    <p class="form-buttons"><button type="submit" class="button button-main">Continue to delivery</button></p>`,
  delivery: linkOf => html`<h2>How shall it come?</h2>
    <fieldset class="choices"><legend class="only-read">Delivery</legend>${Object.entries(DELIVERY).map(
      ([tier, { name, when, cost }], index) =>
        html`<label class="choice"><input type="radio" name="delivery" value="${tier}"${index === 0 && html` checked`}><span class="choice-text"><span class="choice-name">${name}</span> <span class="choice-more">${when}</span></span><span class="choice-cost" data-cost="${tier}">${cost === 0 ? 'free' : formatMoney(cost)}</span></label>`,
    )}</fieldset>
    <p class="form-buttons"><button type="submit" class="button button-main">Continue to payment</button> <a href="${linkOf('address')}">Back to address</a></p>`,
  payment: linkOf => html`<h2>How would you like to pretend to pay?</h2>
    <fieldset class="choices"><legend class="only-read">Payment</legend>${Object.entries(PAYMENTS).map(
      ([type, name], index) =>
        html`<label class="choice"><input type="radio" name="payment" value="${type}"${index === 0 && html` checked`}><span class="choice-text"><span class="choice-name">${name}</span></span></label>`,
    )}</fieldset>
    <p class="form-buttons"><button type="submit" class="button button-main">Place order</button> <a href="${linkOf('delivery')}">Back to delivery</a></p>`,
}

/** The order beside the form. */
export function orderSummary(lines: readonly CartLine[], tier: DeliveryTier, links: Links): Html {
  const subtotal = subtotalOf(lines)
  return html`<h2>Your order</h2>
    <ul class="small-lines" role="list">${lines.map(line => html`<li><img src="${links.image(line.id)}" alt="" width="480" height="480"><span dir="auto">${line.quantity} × ${line.title}</span><span>${formatMoney(line.price * line.quantity)}</span></li>`)}</ul>
    ${totals(subtotal, deliveryCost(subtotal, tier), DELIVERY[tier].name)}
    <p><a href="${links.cart}">Change the cart</a></p>`
}
