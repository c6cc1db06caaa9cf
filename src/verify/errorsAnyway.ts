import { Impassable } from './Impassable.js'
import type { Kit } from './Kit.js'
import { uncaughtOf } from './seeUncaught.js'

/** Opens the pages that scenarios disturb, undisturbed, and answers what nothing catches on them. */
export async function errorsAnyway(kit: Kit): Promise<string[]> {
  const { told } = kit
  const visit = await kit.visit()
  try {
    await visit.open('start')
    if (told.product !== undefined) {
      await visit.open('product')
      if (told.addToCart !== undefined) await visit.click('addToCart')
    }
    await visit.blocks()
  } catch (error) {
    // Other scenarios tell it.
    if (!(error instanceof Impassable)) throw error
  }
  return uncaughtOf(visit)
}
