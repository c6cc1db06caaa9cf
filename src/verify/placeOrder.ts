import type { Kit, SeenOrder } from './Kit.js'
import { rest } from './rest.js'
import { Skipped } from './Scenario.js'
import { optionOf } from './Told.js'

/** Places a test order as the shop told, or opens the page of one, and loads that page anew. */
export async function placeOrder(kit: Kit): Promise<SeenOrder> {
  const { told } = kit
  const visit = await kit.visit()
  if (told.order === undefined) {
    await visit.open('thankYou')
    await visit.allow()
  } else {
    if (told.product === undefined) throw new Skipped(`tell ${optionOf('product')} to check it`)
    await visit.open('product')
    await visit.allow()
    if (told.addToCart !== undefined) {
      await visit.click('addToCart')
      await visit.told('add_to_cart')
    }
    await visit.walk(told.order)
    const { thankYou } = told
    if (thankYou !== undefined)
      await visit.page.waitForURL(address => address.href.startsWith(thankYou)).catch(() => {})
  }
  await visit.told('purchase')
  await rest(visit)
  const before = visit.events.length
  await visit.reload()
  await visit.settle()
  await rest(visit)
  const again = visit.events.slice(before).filter(({ name }) => /cart|checkout|_info$|purchase|refund/.test(name))
  return { visit, again }
}
