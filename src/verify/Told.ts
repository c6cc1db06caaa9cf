/** One thing that a shopper does on the way to an order. */
export type Step = { open: string } | { click: string } | { fill: string; with: string } | { waitFor: string }

/** What the shop tells of its pages: addresses, the selectors of what only it can do, and the way to an order. */
export interface Told {
  start: string
  product?: string
  category?: string
  cart?: string
  checkout?: string
  thankYou?: string
  search?: string
  spa?: string
  consent?: string
  deny?: string
  addToCart?: string
  removeFromCart?: string
  spaLink?: string
  order?: readonly Step[]
}

/** Pages that have an address. */
export type PageKey = 'start' | 'product' | 'category' | 'cart' | 'checkout' | 'thankYou' | 'search' | 'spa'

/** What is done by a click. */
export type ClickKey = 'consent' | 'deny' | 'addToCart' | 'removeFromCart' | 'spaLink'

export type ToldKey = PageKey | ClickKey | 'order'

type Kind = 'address' | 'selector' | 'steps'

/** What may be told, and what it is. */
export const TELLING = {
  start: { kind: 'address', what: 'the page to begin with' },
  product: { kind: 'address', what: 'a product page' },
  category: { kind: 'address', what: 'a category page' },
  cart: { kind: 'address', what: 'the cart page' },
  checkout: { kind: 'address', what: 'the first page of the checkout' },
  thankYou: { kind: 'address', what: 'the page after an order' },
  search: { kind: 'address', what: 'a page of results, such as /search?q=lamp' },
  spa: { kind: 'address', what: 'a page of a single-page app' },
  consent: { kind: 'selector', what: 'the button that gives consent' },
  deny: { kind: 'selector', what: 'the button that refuses consent' },
  addToCart: { kind: 'selector', what: 'the button on the product page that puts it into the cart' },
  removeFromCart: { kind: 'selector', what: 'the button on the cart page that takes it out' },
  spaLink: { kind: 'selector', what: 'a link inside the single-page app' },
  order: {
    kind: 'steps',
    what: 'what a shopper does from the product page, once it is in the cart, to the end of a test order',
  },
} as const satisfies Record<ToldKey, { kind: Kind; what: string }>

/** The option that tells a page; all else stands in the file. */
export const optionOf = (key: ToldKey): string =>
  TELLING[key].kind === 'address'
    ? `--${key.replace(/[A-Z]/g, capital => `-${capital.toLowerCase()}`)}`
    : `"${key}" in the file of --pages`
