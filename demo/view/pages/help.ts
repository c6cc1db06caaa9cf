import { type Html, html } from '../html.js'

/** Delivery, returns, and honestly what the tag records. */
export const helpPage = (): Html => html`
  <div class="head"><h1>Help</h1></div>
  <div class="prose">
    <h2 id="delivery">Delivery and returns</h2>
    <p>By post in two to four days for €4.90, free from €60. By courier tomorrow for €11.90. Or collect it, and we put the kettle on. You have thirty days to change your mind. All of this is invented: no order leaves this page.</p>
    <h2 id="privacy">Privacy: what is recorded</h2>
    <p>Until you answer, nothing is kept and nothing is sent about you. If you <strong>allow</strong> it, this browser gets a random number, and the shop records which pages and products you looked at, what you put into the cart and what you ordered, to show others what goes well together. <strong>Anonymous</strong> records the same without any number, so that visits cannot be joined. <strong>No, thank you</strong> records nothing. Your name, e-mail and address are never part of it.</p>
    <p>What is recorded stays with this shop’s own collector on this machine. A recommendation appears only when at least two different shoppers stand behind it.</p>
    <p><button type="button" class="button" data-open-consent>Change my privacy choice</button></p>
  </div>`
