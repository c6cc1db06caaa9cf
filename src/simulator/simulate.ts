import { type Assortment, createAssortment } from './Assortment.js'
import { createBrowser } from './Browser.js'
import { createRandom, type Random } from './createRandom.js'
import { ecommerceOf } from './itemsOf.js'
import { planVisitor, VISITORS_PER_NEARLY } from './planVisitor.js'
import { CHECKOUT_STAGES, createShopper } from './Shopper.js'
import type { ShopProduct, SimulatedVisitor, SimulationOptions } from './Simulation.js'

/** Of sessions without an errand: how many come to a cart, and how many of these to an order. */
const CART_RATE = 0.22
const ORDER_RATE = 0.45

/** Orders of which something comes back, and when at the earliest and the latest, ms. */
const REFUND_RATE = 0.03
const REFUND_AFTER_MS = { least: 2 * 86_400_000, most: 12 * 86_400_000 }

/**
 * The history of a shop, visitor by visitor, as the tag would have sent it. The same options give the same events, byte for
 * byte. Another `until` moves the history in time; visitors keep their ids.
 *
 * The partners of a planted pair are bought together by about `shoppers / 3 / pairs` visitors. Those of a `nearly` pair are
 * bought together by exactly one visitor, and by one other visitor each; nobody has both in a cart by chance.
 * @throws {RangeError} for options that cannot be meant
 */
export function* simulate(options: SimulationOptions): Generator<SimulatedVisitor, void> {
  const { affinities, catalog, shoppers, days, until, seed } = options
  const least = affinities.nearly.length * VISITORS_PER_NEARLY
  if (catalog.length === 0) throw new RangeError('The catalog is empty; a shop without products has no history.')
  if (!Number.isSafeInteger(shoppers) || shoppers < least) {
    throw new RangeError(`At least ${least} shoppers are needed for ${affinities.nearly.length} nearly pairs.`)
  }
  if (!(days >= 1 && Number.isFinite(until))) throw new RangeError('At least one day and a time of its end are needed.')
  const shop = createAssortment(catalog, new Set(affinities.nearly.flat()), seed)
  for (const [first, second] of [...affinities.nearly, ...affinities.pairs]) {
    for (const id of [first, second]) {
      if (!shop.byId.has(id)) throw new RangeError(`The catalog has no product "${id}".`)
    }
  }
  for (let index = 0; index < shoppers; index++) yield simulateVisitor(index, options, shop)
}

function simulateVisitor(index: number, options: SimulationOptions, shop: Assortment): SimulatedVisitor {
  const random = createRandom(`${options.seed}/${index}`)
  const visitor = random.id()
  const outbox = random.id()
  const plan = planVisitor(index, options, random)
  const browser = createBrowser(random)
  const favourites = pickFavourites(shop, random)
  const shopper = createShopper(browser, shop, favourites, random)
  const errand = plan.errand?.products.map(id => shop.byId.get(id)!) ?? []
  const isExact = plan.errand?.exact === true

  const order = (mayComeBack: boolean): void => {
    const transaction = `sim-${random.id().slice(0, 12)}`
    const lines = shopper.checkOut(transaction)
    if (!mayComeBack || !random.chance(REFUND_RATE)) return
    const back = random.chance(0.5) ? lines : lines.slice(0, 1)
    const at = browser.now + REFUND_AFTER_MS.least + random.next() * (REFUND_AFTER_MS.most - REFUND_AFTER_MS.least)
    browser.note(at, 'refund', { transaction_id: transaction, ...ecommerceOf(back, shop.currency) })
  }

  plan.sessions.forEach((at, session) => {
    browser.visit(at)
    if (session === plan.errandSession && errand.length > 0) {
      if (!isExact) shopper.lookAround()
      for (const product of errand) shopper.take(product)
      if (!isExact) takeMore(shopper, shop, favourites, random.run(0.45, 3), random)
      order(!isExact)
      return
    }
    shopper.lookAround()
    // An exact order must be alone in its cart, so what its visitor only looks at is not taken.
    if (isExact || !random.chance(CART_RATE)) return
    takeMore(shopper, shop, favourites, 1 + random.run(0.45, 5), random)
    if (random.chance(0.1)) shopper.putBack()
    if (random.chance(ORDER_RATE)) order(true)
    else shopper.checkOut('', CHECKOUT_STAGES[random.run(0.5, CHECKOUT_STAGES.length - 1)])
  })
  return { visitor, outbox, events: browser.history(options.until) }
}

function takeMore(
  shopper: { take(product: ShopProduct): void },
  shop: Assortment,
  favourites: readonly string[],
  count: number,
  random: Random,
): void {
  for (let more = count; more > 0; more--) {
    const category = random.chance(0.7) ? favourites[random.below(favourites.length)] : undefined
    const product = shop.buy(random, category)
    if (product !== undefined) shopper.take(product)
  }
}

function pickFavourites({ categories }: Assortment, random: Random): string[] {
  if (categories.length === 0) return []
  const count = 1 + random.run(0.4, 2)
  return Array.from({ length: count }, () => categories[random.below(categories.length)]!)
}
