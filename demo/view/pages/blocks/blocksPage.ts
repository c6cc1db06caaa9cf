import { type Html, html } from '../../html.js'
import { everyOption } from './everyOption.js'
import { everyState } from './everyState.js'
import { everyType } from './everyType.js'

/** Every block type, every option and every state, on one page. */
export const blocksPage = (layout: 'grid' | 'row'): Html => html`
  <div class="head"><div><h1>Every block</h1><p class="lede">Fourteen types with their headings, what each can do beyond the plain one, and what it looks like when things are not as usual. Theme, light and language are in the bar at the bottom.</p></div></div>
  <nav class="tools" aria-label="On this page"><ul class="chips" role="list">
    <li><a href="/blocks"${layout === 'grid' && html` aria-current="page"`}>As grids</a></li>
    <li><a href="/blocks?layout=row"${layout === 'row' && html` aria-current="page"`}>As rows</a></li>
    <li><a href="#options">What they can also do</a></li>
    <li><a href="#states">Every state</a></li>
    <li><a href="/qa">Scenarios</a></li>
  </ul></nav>
  ${everyType(layout)}
  ${everyOption()}
  ${everyState()}`
