import type { Kit } from './Kit.js'
import { Skipped } from './Scenario.js'
import type { SeenBlock } from './seeBlocks.js'
import type { PageKey } from './Told.js'
import type { Visit } from './Visit.js'

/** Pages on which blocks are looked for, those that are most likely to have one first. */
const PAGES: readonly PageKey[] = ['product', 'start', 'category', 'cart', 'search']

/**
 * Opens the first page that was told and has blocks, as a shopper who has said yes. Throws `Skipped` where there is none.
 */
export async function openBlocks(kit: Kit): Promise<{ visit: Visit; blocks: SeenBlock[] }> {
  const visit = await kit.visit()
  for (const key of PAGES) {
    if (kit.told[key] === undefined) continue
    await visit.open(key)
    await visit.allow()
    if ((await visit.page.locator('grapevine-block, [data-grapevine]').count()) > 0)
      return { visit, blocks: await visit.blocks() }
  }
  throw new Skipped('no page that was told has a <grapevine-block>; tell one that has, such as --product')
}

/** The blocks that draw. Throws `Skipped` where none does, which another scenario tells. */
export function drawn(blocks: readonly SeenBlock[]): SeenBlock[] {
  const those = blocks.filter(({ isDrawn }) => isDrawn)
  if (those.length === 0) throw new Skipped('no block draws, see blocks-drawn')
  return those
}

/** The blocks that draw and come into view. Throws `Skipped` where none does. */
export function shown(blocks: readonly SeenBlock[]): SeenBlock[] {
  const those = drawn(blocks).filter(({ isInView }) => isInView)
  if (those.length === 0)
    throw new Skipped('scrolling shows no block that draws; tell a page that shows one without a click')
  return those
}
