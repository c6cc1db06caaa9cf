import type { BlockType } from 'grapevine-sdk'
import { type BlockOptions, block } from '../../block.js'
import { blockMarkup } from '../../blockMarkup.js'
import { type Html, html } from '../../html.js'

type Shown = Omit<BlockOptions, 'type' | 'placement'> & { about: string }

/**
 * Every block type, each about something of another department: no product stands twice on a page, so alike questions would
 * leave the later blocks little. What has the shortest lists comes first for the same reason.
 */
const TYPES: Record<string, Partial<Record<BlockType, Shown>>> = {
  'About the shop or a category': {
    'on-sale': { show: 'saving', about: 'What costs less than before; with nothing on sale it hides.' },
    'new-arrivals': { about: 'What came in the last 30 days, the newest first.' },
    'most-shared': { about: 'What most shoppers have passed on to a friend.' },
    trending: { about: 'What is wanted more than usual these 72 hours; else bestsellers, and called so.' },
    bestsellers: { category: 'Table & Pantry', about: 'What sold to most buyers in 90 days.' },
  },
  'About a product': {
    'also-bought': { item: 'whistling-kettle', about: 'What buyers of this kettle bought too.' },
    'also-viewed': { item: 'two-person-tent', about: 'What was looked at near this tent, in the same session.' },
    'bought-after-viewing': { item: 'hand-trowel', about: 'What was bought within a week of a look at this trowel.' },
    alternatives: { item: 'little-globe', about: 'What could stand for this globe, which is sold out.' },
  },
  'About a cart or a search': {
    'cross-sell': { item: 'fountain-pen,landscape-sketchbook', about: 'What completes a cart with these two.' },
    'search-term': { term: 'pendant', category: 'Light', about: 'What was looked at after a search for “pendant”.' },
  },
  'About this browser': {
    'buy-again': { min: 1, about: 'What was bought here and others buy again. To everybody else it hides.' },
    'recently-viewed': { min: 1, about: 'What was looked at here. To a first-time visitor it hides.' },
    'for-you': { about: 'What those went on to who looked at the same. To a first-time visitor it hides.' },
  },
}

/** One specimen of each type, under what it is about, as a grid or as a row. */
export const everyType = (layout: 'grid' | 'row'): Html =>
  html`${Object.entries(TYPES).map(([group, types]) => [
    html`<div class="head"><h2>${group}</h2></div>`,
    group === 'About this browser' && past,
    Object.entries(types).map(([type, { about, ...options }]) => specimen(type as BlockType, about, options, layout)),
  ])}`

function specimen(type: BlockType, about: string, options: Omit<Shown, 'about'>, layout: 'grid' | 'row'): Html {
  const placed: BlockOptions = {
    type,
    placement: `blocks-${type}`,
    ...options,
    ...(layout === 'row' && { layout }),
  }
  return html`<div class="specimen" id="${type}">
    <p class="spec"><code>${blockMarkup(placed)}</code> ${about}</p>
    ${block(placed)}
  </div>`
}

const past = html`<div class="try"><p>These three know only what happened in this browser, with consent. <button type="button" class="button button-small" data-make-past>Give it a past</button> looks at six products and places one order: real events, counted like all others.</p></div>`
