import { block } from '../block.js'
import { type Html, html } from '../html.js'
import type { Links } from '../links.js'

/** Where an address leads nowhere: what sells best and what was looked at. */
export const notFoundPage = (links: Links): Html => html`
  <div class="head lost">
    <img src="${links.image('brass-compass')}" alt="" width="480" height="480">
    <div><p class="eyebrow">404</p><h1>This shelf is empty</h1><p class="lede">Either it never held anything or somebody has tidied up. Here is what is still standing.</p><p><a class="button button-main" href="${links.home}">To the start page</a></p></div>
  </div>
  ${block({ type: 'bestsellers', placement: 'not-found', heading: 'Still standing, and often bought' })}
  ${block({ type: 'recently-viewed', placement: 'not-found-recent', heading: 'You looked at', layout: 'row', limit: 12, min: 1 })}`
