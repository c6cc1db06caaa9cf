import { type Html, html } from './html.js'
import type { Links } from './links.js'

/** Asked once; all three answers are equally easy. Hidden until the shop's script sees that no answer is known. */
export const consentBanner = (
  links: Links,
): Html => html`<section class="consent" id="consent" aria-label="Privacy choice" hidden>
  <div class="consent-in">
    <p><strong>May the shop learn from your visit?</strong> What you look at and buy helps it show others what goes well together. It stays in this shop. <a href="${links.help}#privacy">What is recorded</a></p>
    <p class="consent-buttons">
      <button type="button" class="button" data-consent="granted">Allow</button>
      <button type="button" class="button" data-consent="anonymous">Anonymous</button>
      <button type="button" class="button" data-consent="denied">No, thank you</button>
    </p>
  </div>
</section>`
