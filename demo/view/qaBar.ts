import { type Html, html } from './html.js'

/** What a tester needs and a shopper does not: consent, identity, counters and the collector's health. */
export const qaBar = (collector: string): Html => html`<aside class="qa" aria-label="QA bar">
  <details id="qa">
    <summary><span class="qa-name">QA</span> <span>consent <b id="qa-consent">pending</b></span> <span>recorded <b id="qa-recorded">0</b></span> <span>delivered <b id="qa-delivered">0</b></span> <span id="qa-online">online</span></summary>
    <div class="qa-in">
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
        <dl>
          <div><dt>recorded</dt><dd id="qa-recorded-more">0</dd></div>
          <div><dt>accepted</dt><dd id="qa-accepted">0</dd></div>
          <div><dt>duplicate</dt><dd id="qa-duplicate">0</dd></div>
          <div><dt>rejected</dt><dd id="qa-rejected">0</dd></div>
          <div><dt>dropped</dt><dd id="qa-dropped">0</dd></div>
          <div><dt>last</dt><dd id="qa-last">–</dd></div>
        </dl>
      </fieldset>
      <p>Offline: switch the network off in the developer tools and shop on; events wait in the outbox and leave when it is back. <a href="/books">The books</a> · <a href="${collector}/v1/health">Collector health</a> · <a href="/app/">Single-page variant</a> · <a href="/">Separate pages</a></p>
    </div>
  </details>
</aside>`
