import { block } from '../block.js'
import { type Html, html } from '../html.js'
import type { Links } from '../links.js'
import type { ShopData } from '../ShopData.js'

/** Start page: what sells, what is new, cheaper or talked about, and what the shopper did here. */
export function homePage({ departments, products, nearly }: ShopData, links: Links): Html {
  return html`
  <section class="hero" aria-labelledby="hero-title">
    <div class="hero-text">
      <p class="eyebrow">Goods for slow days</p>
      <h1 id="hero-title">Useful things, well made, for kitchen and hedge.</h1>
      <p class="lede">Kettles that call you back, socks that argue for staying in, and a tent for when they lose.</p>
      <p class="hero-buttons"><a class="button button-main" href="${links.department('kitchen')}">Start in the kitchen</a> <a class="button" href="${links.department('camp')}">Get out of the house</a></p>
    </div>
    <div class="hero-art" aria-hidden="true">
      ${['whistling-kettle', 'two-person-tent', 'fair-isle-socks', 'monstera'].map(id => html`<img src="${links.image(id)}" alt="" width="480" height="480">`)}
    </div>
  </section>
  <section class="section" aria-labelledby="departments-title">
    <h2 id="departments-title">Every room, and outside</h2>
    <ul class="tiles" role="list">${departments.map(
      ({ id, name, cover }) =>
        html`<li><a class="tile" href="${links.department(id)}"><img src="${links.image(cover)}" alt="" width="480" height="480" loading="lazy"><span>${name}</span></a></li>`,
    )}</ul>
  </section>
  ${block({ type: 'bestsellers', placement: 'home-bestsellers', heading: 'What sells best', limit: 8 })}
  ${block({ type: 'new-arrivals', placement: 'home-new', heading: 'Just in', limit: 4 })}
  ${block({ type: 'on-sale', placement: 'home-sale', show: 'saving', heading: 'Kind prices', limit: 4 })}
  ${block({ type: 'for-you', placement: 'home-for-you' })}
  ${block({ type: 'buy-again', placement: 'home-again', show: 'cart', min: 1 })}
  ${block({ type: 'trending', placement: 'home-trending', layout: 'row', show: 'why', limit: 10 })}
  ${block({ type: 'most-shared', placement: 'home-shared', layout: 'row', limit: 10 })}
  ${tryIt({ products, nearly }, links)}
  ${block({ type: 'recently-viewed', placement: 'home-recent', heading: 'You looked at', layout: 'row', limit: 12, min: 1 })}`
}

/** One friendly sentence on how to see a recommendation change. */
function tryIt({ products, nearly }: Pick<ShopData, 'products' | 'nearly'>, links: Links): Html | undefined {
  const [pair] = nearly
  const [first, second] = (pair ?? []).map(id => products.find(product => product.id === id))
  if (first === undefined || second === undefined) return undefined
  return html`<section class="try" aria-labelledby="try-title">
    <h2 id="try-title">Watch word of mouth happen</h2>
    <p>So far one shopper has bought the <a href="${links.product(first.id)}">${first.title}</a> together with the <a href="${links.product(second.id)}">${second.title}</a>; allow the shop to learn, buy both as the second, then press <em>New shopper</em> in the bar below and open one of them: the other is now under “Others also bought”.</p>
  </section>`
}
