import type { Assortment } from './Assortment.js'
import type { Browser } from './Browser.js'
import type { Random } from './createRandom.js'
import { ecommerceOf, itemOf } from './itemsOf.js'
import type { ShopProduct } from './Simulation.js'

/** One visitor in the shop. The cart stays between sessions. */
export interface Shopper {
  /** Comes in by the front page, a category, a product or a search, looks around, and now and then passes something on. */
  lookAround(): void
  /** Finds a product and puts it into the cart. */
  take(product: ShopProduct): void
  /** Takes the oldest product out of the cart again. */
  putBack(): void
  /** Goes through the checkout and leaves at a stage; `undefined` to the end. Answers the order's lines when it is made. */
  checkOut(transactionId: string, leaveAt?: CheckoutStage): readonly (readonly [ShopProduct, number])[]
}

/** Where checkouts are left: most at the cart, some at each step. */
export const CHECKOUT_STAGES = ['cart', 'details', 'shipping', 'payment'] as const

export type CheckoutStage = (typeof CHECKOUT_STAGES)[number]

/** Products on a category page that the tag reports. */
const SHELF_ITEMS = 12

/** A word of a title that somebody may search for. */
const WORD = /[\p{L}\p{N}]{4,}/gu

const WAYS_TO_SHARE = ['web-share', 'copy', 'mail']

/** @param favourites categories that the visitor likes */
export function createShopper(
  browser: Browser,
  shop: Assortment,
  favourites: readonly string[],
  random: Random,
): Shopper {
  const { currency } = shop
  const cart = new Map<ShopProduct, number>()
  const priced = currency === undefined ? {} : { currency }

  const openShelf = (category: string, wanted?: ShopProduct): void => {
    const shelf = shop.shelf(category)
    browser.open('category', `/c/${slug(category)}`, category)
    const shown = shelf.slice(0, SHELF_ITEMS)
    const place = { item_list_id: slug(category), item_list_name: category }
    const items = shown.map((product, index) => ({ ...itemOf(product, currency), index: index + 1 }))
    if (items.length > 0) browser.event('view_item_list', { ...priced, ...place, items })
    if (wanted !== undefined) browser.event('select_item', { ...priced, ...place, items: [itemOf(wanted, currency)] })
  }
  const openProduct = (product: ShopProduct): void => {
    browser.open('product', product.url ?? `/p/${encodeURIComponent(product.id)}`, product.title)
    browser.event('view_item', ecommerceOf([[product, 1]], currency))
  }
  const search = (product: ShopProduct): void => {
    const words = product.title.toLowerCase().match(WORD) ?? [product.title.toLowerCase()]
    const category = random.chance(0.25) ? product.categories?.at(-1)?.toLowerCase() : undefined
    const term = category ?? words[random.below(words.length)]!
    browser.open('search', `/search?q=${encodeURIComponent(term)}`, 'Search')
    browser.event('search', { search_term: term, results: shop.find(term) })
  }
  const share = (product: ShopProduct): void => {
    const method = WAYS_TO_SHARE[random.below(WAYS_TO_SHARE.length)]!
    browser.event('share', { method, content_type: 'product', item_id: product.id })
  }
  const look = (product: ShopProduct): void => {
    openProduct(product)
    if (random.chance(shop.talk(product))) share(product)
  }
  const tellCart = (): void => browser.event('cart', ecommerceOf(cart, currency))

  return {
    lookAround() {
      const category = favourites[random.below(favourites.length)]
      if (random.chance(0.55)) browser.open('home', '/', 'Home')
      for (let more = 1 + random.run(0.6, 6); more > 0; more--) {
        const product = shop.look(random, random.chance(0.7) ? category : undefined)
        const way = random.next()
        let compared = 0
        if (way < 0.45 && product.categories?.[0] !== undefined) openShelf(product.categories[0], product)
        else if (way < 0.55) {
          search(product)
          compared = random.run(0.5, 3)
        }
        look(product)
        for (; compared > 0; compared--) look(shop.look(random, product.categories?.[0]))
      }
    },
    take(product) {
      const category = product.categories?.[0]
      if (category !== undefined && random.chance(0.5)) openShelf(category, product)
      else if (random.chance(0.3)) search(product)
      openProduct(product)
      const quantity = 1 + random.run(0.12, 3)
      cart.set(product, (cart.get(product) ?? 0) + quantity)
      browser.event('add_to_cart', ecommerceOf([[product, quantity]], currency))
      tellCart()
    },
    putBack() {
      const [line] = cart
      if (line === undefined) return
      browser.open('cart', '/cart', 'Cart')
      cart.delete(line[0])
      browser.event('remove_from_cart', ecommerceOf([line], currency))
      tellCart()
    },
    checkOut(transactionId, leaveAt) {
      const lines = [...cart]
      if (lines.length === 0) return []
      const order = ecommerceOf(lines, currency)
      browser.open('cart', '/cart', 'Cart')
      browser.event('view_cart', order)
      if (leaveAt === 'cart') return []
      browser.open('checkout', '/checkout/details', 'Checkout')
      browser.event('begin_checkout', order)
      if (leaveAt === 'details') return []
      browser.open('checkout', '/checkout/shipping', 'Checkout')
      browser.event('add_shipping_info', { ...order, shipping_tier: random.chance(0.8) ? 'standard' : 'express' })
      if (leaveAt === 'shipping') return []
      browser.open('checkout', '/checkout/payment', 'Checkout')
      browser.event('add_payment_info', { ...order, payment_type: random.chance(0.6) ? 'card' : 'invoice' })
      if (leaveAt === 'payment') return []
      browser.open('confirmation', '/thank-you', 'Thank you')
      browser.event('purchase', { transaction_id: transactionId, ...order })
      cart.clear()
      tellCart()
      return lines
    },
  }
}

function slug(text: string): string {
  return encodeURIComponent(
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, ''),
  )
}
