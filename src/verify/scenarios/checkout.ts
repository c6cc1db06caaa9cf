import { PRESENT } from '../../testing/covers.js'
import { putIntoCart } from '../putIntoCart.js'
import { Skipped, scenario } from '../Scenario.js'

export const checkout = scenario({
  name: 'checkout',
  step: 'Go from the cart to the checkout.',
  needs: [],
  expected: {
    events: [
      {
        name: 'begin_checkout',
        params: { items: PRESENT },
        says: 'with what is in the cart',
        advice:
          "Call gv('event', 'begin_checkout', { currency, value, items }) when the first step of the checkout opens.",
      },
    ],
    page: {
      steps: {
        says: 'add_shipping_info and add_payment_info at most once each',
        advice: 'Tell them when the shopper has chosen, and not for each page of the checkout.',
      },
    },
  },
  refuted: {},
  async run(kit, fault) {
    const { told } = kit
    let visit: Awaited<ReturnType<typeof kit.visit>>
    if (told.order !== undefined) visit = (await kit.order()).visit
    else {
      if (told.checkout === undefined)
        throw new Skipped('tell --checkout, or "order" in the file of --pages, to check it')
      if (told.addToCart !== undefined && told.product !== undefined) {
        visit = (await putIntoCart(kit)).visit
        await visit.open('checkout')
      } else {
        visit = await kit.visit()
        await visit.open('checkout')
        await visit.allow()
      }
      await visit.told('begin_checkout')
    }
    for (const name of ['add_shipping_info', 'add_payment_info']) {
      const { length } = visit.events.filter(event => event.name === name)
      if (length > 1) fault('steps', `${name} ${length} times`)
    }
    return visit
  },
})
