import { type BlockOptions, block } from '../../block.js'
import { blockMarkup } from '../../blockMarkup.js'
import { type Html, html } from '../../html.js'

const WORDS = JSON.stringify({
  cart: 'Wrap it up',
  added: 'Wrapped',
  why: { 'category-bestsellers': '{n} homes have it' },
})

/** What a block may do beyond the plain one, each with a department of its own. */
const OPTIONS: [title: string, about: string, options: Omit<BlockOptions, 'placement'>][] = [
  [
    'A row, with buttons',
    'Swipe it, or press the buttons, which are there while the row is wider than its place.',
    { type: 'bestsellers', category: 'Play', layout: 'row', limit: 10 },
  ],
  [
    'The saving, the reason, a button',
    'A reason is told with a number in steps, and only where enough shoppers stand behind it. The button tells the page, and this shop puts the product into its own cart.',
    { type: 'bestsellers', category: 'Wool & Warmth', limit: 4, show: 'saving why cart' },
  ],
  [
    'A card of the shop’s own',
    'Drawn from a template of this page and styled by the parts that it names; what has nothing to show is left out.',
    { type: 'bestsellers', category: 'Houseplants', limit: 4, card: '#own-card' },
  ],
  [
    'Words of the shop’s own',
    'For the button and the reasons, and by “heading” for the heading.',
    {
      type: 'bestsellers',
      category: 'Bath',
      limit: 4,
      show: 'why cart',
      heading: 'Steam, and what goes with it',
      words: WORDS,
    },
  ],
  [
    'Seen often enough',
    'A product that was seen three times in seven days without being chosen makes room for the next. Reload three times, and scroll here each time.',
    { type: 'bestsellers', category: 'Kitchen', limit: 4, cap: 3 },
  ],
]

export const everyOption = (): Html => html`<div class="head" id="options"><h2>What a block can also do</h2></div>
<template id="own-card"><a part="own" data-gv-href="url"><img part="own-image" data-gv-src="image" alt="" width="480" height="480" loading="lazy"><span part="own-text"><b part="own-title" data-gv="title"></b><span part="own-more"><span data-gv="price"></span> <s data-gv="listPrice"></s></span><span part="own-more" data-gv="rating"></span></span></a></template>
${OPTIONS.map(([title, about, options], index) => {
  const placed = { ...options, placement: `blocks-option-${index + 1}` }
  return html`<div class="specimen"><p class="spec"><b>${title}.</b> ${about} <code>${blockMarkup(placed)}</code></p>${block(placed)}</div>`
})}`
