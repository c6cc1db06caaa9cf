import { type Html, html } from '../html.js'

interface Scenario {
  name: string
  /** What to press, where there is something. */
  button?: Html
  act: string
  see: string
}

const set = (choice: string, value: string, label: string): Html =>
  html`<button type="button" class="button button-small" data-set="${choice}=${value}">${label}</button>`

const SCENARIOS: Scenario[] = [
  {
    name: 'Offline',
    button: html`<button type="button" class="button button-small" data-offline>Cut off this page</button>`,
    act: 'Cut off this page, press “Record ten events” in The books or look around here, then connect again. For whole pages use the developer tools: Network, Offline.',
    see: 'Recorded goes up, delivered does not. Connected again, delivered follows, and the books balance.',
  },
  {
    name: 'Slow collector',
    button: set('collector', 'slow', 'Two seconds late'),
    act: 'Open the start page and scroll.',
    see: 'Skeletons for two seconds, then products in the same room: nothing moves. The rest of the page does not wait.',
  },
  {
    name: 'Collector down',
    button: set('collector', 'down', 'No connection'),
    act: 'Open a product that you have seen before, then one that you have not; put one into the cart.',
    see: 'The first shows its last answer, the second has no block. The shop sells on, and recorded events wait until the collector is back.',
  },
  {
    name: 'No IndexedDB',
    button: set('storage', 'none', 'Take it away'),
    act: 'Allow, look at some products, put one into the cart.',
    see: 'Events are delivered from memory, and a problem storage_refused is told once a page. “You looked at” stays away.',
  },
  {
    name: 'Segments of shoppers',
    button: html`<a class="button button-small" href="/?gv-segment=lapsed">As if long away</a>`,
    act: 'Open the start page as somebody who has not ordered for long, or allow, place an order and open it as yourself. Change demo/rules.json meanwhile, and load the page anew.',
    see: 'What sells best greets who was away; after an order “Just in” is called “New since your order”. The inspector says the segment and the targets, and the file is in force within a second.',
  },
  {
    name: 'Single-page variant',
    button: html`<a class="button button-small" href="/app/">Open it</a>`,
    act: 'Go through the shop there.',
    see: 'The same blocks, no page is loaded anew, and each view is one page_view.',
  },
  {
    name: 'Ten tabs',
    button: html`<button type="button" class="button button-small" data-ten-tabs>Open ten</button>`,
    act: 'Allow, open ten products at once, then look at The books. Browsers may ask whether pop-ups are allowed.',
    see: 'One tab sends at a time. Waiting goes to 0, duplicates do not grow with the tabs, and the books balance.',
  },
  {
    name: 'Consent: not answered',
    button: html`<button type="button" class="button button-small" data-consent="pending">Pending</button>`,
    act: 'Look at some products.',
    see: 'Blocks that are about nobody are there; nothing is stored, recorded stays as it is.',
  },
  {
    name: 'Consent: allowed',
    button: html`<button type="button" class="button button-small" data-consent="granted">Grant</button>`,
    act: 'Look at some products, and at the start page.',
    see: '“You looked at” and “For you” appear, recorded and delivered go up.',
  },
  {
    name: 'Consent: anonymous',
    button: html`<button type="button" class="button button-small" data-consent="anonymous">Anonymous</button>`,
    act: 'Look at some products, and at the start page.',
    see: 'Events are delivered without a visitor; what is about this browser stays away.',
  },
  {
    name: 'Consent: denied',
    button: html`<button type="button" class="button button-small" data-consent="denied">Deny</button>`,
    act: 'Look at some products.',
    see: 'Nothing is recorded, and no database is left in the developer tools under Application.',
  },
]

/** What can go wrong, on switches: what to do, and what must be seen. */
export const qaPage = (): Html => html`
  <div class="head"><div><h1>Scenarios</h1><p class="lede">Switches for what happens to real shops. What is switched on stays for a day in this browser, in a cookie of the demo’s, and is shown in the bar at the bottom. <button type="button" class="as-link" data-reset-choices>Everything as it was</button></p></div></div>
  <ul class="scenarios" role="list">${SCENARIOS.map(({ name, button, act, see }) => html`<li class="scenario"><h2>${name}</h2><p><b>Do</b> ${act}</p><p><b>See</b> ${see}</p><p class="scenario-button">${button}</p></li>`)}</ul>
  <p class="fine scenario-fine">Slow and down are a route of the shop’s own server, between the page and the collector; the tag and its chunks come from where they always come from. <a href="/blocks">Every block</a> · <a href="/books">The books</a></p>`
