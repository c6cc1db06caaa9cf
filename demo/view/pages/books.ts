import { type Html, html } from '../html.js'

/** One row of a ledger: what is counted, how often, and the sign in front of it. */
export interface LedgerRow {
  sign: '' | '=' | '+'
  label: string
  count: number
  /** What the label means, for whoever reads it the first time. */
  note?: string
}

/** One side of the books: a total, and the fates that must add up to it. */
export interface Ledger {
  rows: readonly [total: LedgerRow, ...fates: LedgerRow[]]
  /** Figures beside the sum. */
  beside?: readonly Omit<LedgerRow, 'sign'>[]
}

/** Both sides of the books; the script fills them once a second. */
export const booksPage = (): Html => html`
  <div class="head"><h1>The books</h1><p class="lede">Every event has one fate, and both sides keep count of it: this browser, and the collector for all browsers together.</p></div>
  <div class="books">
    <section class="ledger" aria-labelledby="browser-title"><h2 id="browser-title">This browser</h2><div id="books-browser"><p class="waiting">One moment…</p></div></section>
    <section class="ledger" aria-labelledby="collector-title"><h2 id="collector-title">The collector</h2><div id="books-collector"><p class="waiting">One moment…</p></div></section>
  </div>
  <p class="books-buttons"><button type="button" class="button button-main" id="books-record">Record ten events</button> <button type="button" class="button" id="books-refused">Record one that is refused</button> <button type="button" class="button" id="books-flush">Send now</button></p>
  <div class="prose">
    <h2>Try to lose one</h2>
    <p>Record ten events, and before they are sent switch the network off in the developer tools, close the tab, or kill the whole browser. They wait in the outbox, and leave it with the next page of the shop. Stop the collector in its terminal, and nothing changes but the number that waits.</p>
    <p>Nothing is in the books before you press <em>Allow</em>: until then events are held in memory.</p>
  </div>`

/** A ledger with its sum checked. */
export function ledger({ rows: [total, ...fates], beside = [] }: Ledger): Html {
  const missing = total.count - fates.reduce((sum, { count }) => sum + count, 0)
  return html`<dl class="totals">${[total, ...fates].map(row)}</dl>
  <p class="balance"${missing !== 0 && html` data-off="true"`}>${missing === 0 ? 'The books balance.' : `${Math.abs(missing)} ${missing > 0 ? 'without a fate' : 'too many'} at this moment.`}</p>
  ${beside.length > 0 && html`<dl class="totals totals-beside">${beside.map(one => row({ sign: '', ...one }))}</dl>`}`
}

const row = ({ sign, label, count, note }: LedgerRow): Html =>
  html`<div${sign === '' && html` class="total"`}><dt>${sign !== '' && html`<span class="sign" aria-hidden="true">${sign}</span>`}${label}${note !== undefined && html`<small>${note}</small>`}</dt><dd>${count.toLocaleString('en')}</dd></div>`
