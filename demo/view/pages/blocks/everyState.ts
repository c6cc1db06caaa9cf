import type { RecommendedItem } from 'grapevine-sdk'
import { type BlockOptions, block } from '../../block.js'
import { type Html, html } from '../../html.js'

interface Price {
  /** In the smallest unit of the currency. */
  amount: number
  currency: string
  digits?: number
}

interface Told extends Partial<Omit<RecommendedItem, 'price' | 'listPrice'>> {
  price?: Price
  listPrice?: Price
}

interface State {
  name: string
  about: string
  /** What the block was told; without items it is told nothing. */
  items?: Told[]
  options?: Partial<BlockOptions>
  /** Class of the frame. */
  frame?: string
  dir?: 'rtl'
  lang?: string
  /** The demo's own words where the block is hidden. */
  note?: string
}

const euros = (amount: number) => ({ amount, currency: 'EUR' })

/** Invented products with pictures of the shop; each state has ids of its own, since no product stands twice on a page. */
const THINGS: [picture: string, title: string, price: number][] = [
  ['heron-kettle', 'Heron Kettle', 6200],
  ['monstera', 'Monstera in a Pot', 3400],
  ['striped-scarf', 'Striped Scarf', 4200],
  ['wooden-train', 'Wooden Train', 5200],
  ['orchard-carafe', 'Orchard Carafe', 2800],
  ['storm-lantern', 'Storm Lantern', 3900],
  ['cactus', 'Flowering Cactus', 2200],
  ['fair-isle-socks', 'Fair Isle Socks', 1900],
  ['spoon-crock', 'Crock of Spoons', 3100],
]

let next = 0

const things = (...changes: Told[]): Told[] =>
  changes.map(change => {
    const [picture, title, price] = THINGS[next++ % THINGS.length] as (typeof THINGS)[number]
    return { title, image: `/images/${picture}.svg`, url: `/p/${picture}`, price: euros(price), ...change }
  })

const arabic = things(
  { title: 'غلاية شاي صفراء بصافرة', price: { amount: 12_900, currency: 'AED' } },
  { title: 'נבטה מונסטרה בעציץ', price: { amount: 18_900, currency: 'ILS' } },
  { title: 'وشاح صوف مخطط', price: { amount: 24_500, currency: 'SAR' } },
  { title: 'Crock of Spoons', price: euros(3100) },
)

const STATES: State[] = [
  {
    name: 'Skeleton',
    about: 'Before the answer. Style keeps this one off screen, so it never asks.',
    frame: 'state-skeleton',
  },
  { name: 'Full', about: 'Two were asked for, two are there.', items: things({}, {}, {}) },
  { name: 'Fewer than asked', about: 'Two were asked for, one is left; the minimum is one.', items: things({}) },
  {
    name: 'Fallback',
    about: '“Also bought” is not known yet: bestsellers, and called so.',
    items: things({ strategy: 'bestsellers' }, { strategy: 'bestsellers' }),
    options: { type: 'also-bought' },
  },
  {
    name: 'Empty',
    about: 'The answer has no product.',
    items: [],
    note: 'The block hides; on screen its room stays blank, so that nothing moves. These words are the demo’s.',
  },
  {
    name: 'No answer',
    about: 'Nothing was told, and the collector says nothing.',
    note: 'The block hides here too, and the page goes on without it. These words are the demo’s.',
  },
  {
    name: 'Stale',
    about: 'An older answer that no new one has followed: shown, and marked by data-stale.',
    items: things({}, {}),
  },
  {
    name: 'Sold out',
    about: 'The answer has three; the first is out of stock and is not shown.',
    items: things({ availability: 'out_of_stock' }, {}, {}),
  },
  {
    name: 'Not at once',
    about: 'What can be ordered, but not sent today, says so.',
    items: things({ availability: 'preorder' }, { availability: 'backorder' }),
  },
  {
    name: 'Long titles',
    about: 'Two lines, then cut; a word without end is broken.',
    items: things(
      {
        title:
          'Hand-Thrown Stoneware Kettle with a Whistle, a Lid That Fits, a Bamboo Handle and Three Years of Guarantee',
      },
      { title: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzbuchständer' },
    ),
  },
  {
    name: 'Missing pictures',
    about: 'One has none, the other’s cannot be had: both keep their place.',
    items: things({ image: '' }, { image: '/images/there-is-none.svg' }),
  },
  {
    name: 'Huge and zero prices',
    about: 'Written out in full, and free is a price.',
    items: things({ price: euros(123_456_789) }, { price: euros(0) }),
  },
  {
    name: 'Savings',
    about: 'Whole per cent, rounded down; none is shown that is less than one.',
    items: things({ price: euros(6200), listPrice: euros(9300) }, { price: euros(3400), listPrice: euros(3410) }),
    options: { show: 'saving' },
  },
  {
    name: 'Other currencies',
    about: 'Without decimals, and with three.',
    items: things(
      { price: { amount: 9800, currency: 'JPY', digits: 0 } },
      { price: { amount: 12_345, currency: 'KWD', digits: 3 } },
    ),
  },
  {
    name: 'Right to left',
    about: 'Arabic and Hebrew, a row whose buttons point the other way, and a heading of the shop’s own.',
    items: arabic,
    options: { layout: 'row', limit: 4, heading: 'قد يعجبك أيضًا', words: '{"previous":"السابق","next":"التالي"}' },
    dir: 'rtl',
    lang: 'ar',
  },
  {
    name: 'Dark',
    about: 'Whatever the page is.',
    items: things({ price: euros(6200), listPrice: euros(7500) }, {}),
    options: { show: 'saving cart' },
    frame: 'state-dark',
  },
  {
    name: 'Light',
    about: 'Whatever the page is.',
    items: things({ price: euros(6200), listPrice: euros(7500) }, {}),
    options: { show: 'saving cart' },
    frame: 'state-light',
  },
]

/** Placements of blocks whose questions the shop's server leaves without an answer on `/blocks`. */
export const STATE = 'state-'

/** Every state of a block, side by side. */
export const everyState =
  (): Html => html`<div class="head" id="states"><div><h2>Every state</h2><p>What is shown here is fixed: each answer stands in the attribute <code>answer</code> of its block, as a shop’s server may write it, with invented products. The demo’s server leaves the questions of these blocks without a new answer, so that what was told stays.</p></div></div>
<div class="states">${STATES.map(frame)}</div>`

function frame({ name, about, items, options = {}, frame: look, dir, lang, note }: State, index: number): Html {
  const placement = `${STATE}${name.toLowerCase().replaceAll(' ', '-')}`
  const told = items?.map((item, at) => ({
    id: `${placement}-${at + 1}`,
    availability: 'in_stock' as const,
    strategy: 'bestsellers',
    ...item,
  }))
  const type = options.type ?? 'bestsellers'
  const answer = told && { type, placement, recommendationId: placement, source: 'primary', ageMs: 0, items: told }
  return html`<figure class="state ${look ?? ''}" aria-labelledby="state-${index}"><figcaption><b id="state-${index}">${name}</b> ${about}</figcaption>
  ${note !== undefined && html`<p class="state-note">${note}</p>`}
  <div${dir !== undefined && html` dir="${dir}"`}${lang !== undefined && html` lang="${lang}"`}>${block({ placement, limit: 2, min: 1, ...options, type, ...(answer && { answer: JSON.stringify(answer) }) })}</div></figure>`
}
