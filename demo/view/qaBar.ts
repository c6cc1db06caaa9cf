import { CHOICES, type Choice, type Choices } from './Choices.js'
import { type Html, html } from './html.js'

const NAMES: Record<Choice, [legend: string, ...values: string[]]> = {
  theme: ['Theme', 'Pippinwick', 'Ink', 'Market', 'Ledger'],
  scheme: ['Light', 'as the system', 'light', 'dark'],
  lang: ['Language of blocks', 'English', 'Polski', 'Русский'],
  collector: ['Collector', 'there', '2 s late', 'down'],
  storage: ['IndexedDB', 'there', 'none'],
}

/** What a tester needs and a shopper does not: consent, identity, counters, looks, and what can go wrong. */
export const qaBar = (collector: string, choices: Choices): Html => html`<aside class="qa" aria-label="QA bar">
  <details id="qa">
    <summary><span class="qa-name">QA</span> <span>consent <b id="qa-consent">pending</b></span> <span>recorded <b id="qa-recorded">0</b></span> <span>delivered <b id="qa-delivered">0</b></span> <span id="qa-online">online</span>${wrong(choices)}</summary>
    <div class="qa-in">
      <div class="qa-choices">${Object.entries(CHOICES).map(([choice, values]) => select(choice as Choice, values, choices))}</div>
      <fieldset><legend>Consent</legend>
        <button type="button" data-consent="granted">Grant</button>
        <button type="button" data-consent="anonymous">Anonymous</button>
        <button type="button" data-consent="denied">Deny</button>
        <button type="button" data-consent="pending">Reset to pending</button>
      </fieldset>
      <fieldset><legend>Shopper</legend>
        <button type="button" id="qa-new-shopper">New shopper</button>
        <button type="button" id="qa-sign-in">Sign in as customer-7</button>
        <button type="button" id="qa-sign-out">Sign out</button>
      </fieldset>
      <fieldset><legend>Events</legend>
        <button type="button" id="qa-flush">Send now</button>
        <button type="button" data-offline>Cut off this page</button>
        <button type="button" data-ten-tabs>Open ten tabs</button>
        <dl>
          <div><dt>recorded</dt><dd id="qa-recorded-more">0</dd></div>
          <div><dt>accepted</dt><dd id="qa-accepted">0</dd></div>
          <div><dt>duplicate</dt><dd id="qa-duplicate">0</dd></div>
          <div><dt>rejected</dt><dd id="qa-rejected">0</dd></div>
          <div><dt>dropped</dt><dd id="qa-dropped">0</dd></div>
          <div><dt>last</dt><dd id="qa-last">–</dd></div>
        </dl>
      </fieldset>
      <p>The shop itself speaks English only; its blocks follow the language. <a href="/qa">What to do and see</a> · <a href="/blocks">Every block</a> · <a href="/books">The books</a> · <a href="${collector}/v1/health">Collector health</a> · <a href="/app/">Single-page variant</a> · <a href="/">Separate pages</a></p>
    </div>
  </details>
</aside>`

const select = (choice: Choice, values: readonly string[], choices: Choices): Html => {
  const [legend, ...names] = NAMES[choice]
  return html`<label>${legend} <select data-choice="${choice}">${values.map((value, index) => html`<option value="${value}"${value === choices[choice] && html` selected`}>${names[index]}</option>`)}</select></label>`
}

/** What is switched to go wrong stands in the closed bar too, so that nobody wonders. */
const wrong = ({ collector, storage }: Choices): Html =>
  html`${collector !== 'direct' && html` <span class="qa-wrong">collector ${NAMES.collector[CHOICES.collector.indexOf(collector) + 1]}</span>`}${storage === 'none' && html` <span class="qa-wrong">no IndexedDB</span>`}`
