import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { product } from './catalogFile.js'
import type { StoryCollector } from './collector.js'

/** What is sold, from the least to the most often. */
export const FIVE = ['kettle', 'blanket', 'mug', 'stove', 'lamp'] as const

/** Gives the collector a shop of five products, each bought on its own by three to seven customers. */
export async function sellFive(collector: StoryCollector): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'grapevine-five-'))
  const now = new Date().toISOString()
  const lines = FIVE.flatMap((id, n) =>
    Array.from({ length: 3 + n }, (_, i) => `${id}-${i},${id},1,12.50,${now},${id}${i}`),
  )
  try {
    await writeFile(join(folder, 'products.json'), JSON.stringify(FIVE.map(id => product(id))))
    await writeFile(join(folder, 'orders.csv'), `order_id,sku,quantity,price,date,customer_id\n${lines.join('\n')}\n`)
    await collector.command('import-catalog', join(folder, 'products.json'))
    await collector.command('import-orders', join(folder, 'orders.csv'), '--currency', 'EUR')
    // What another process has appended is learned a moment later.
    const known = async () => {
      const answer = await fetch(`${collector.url}/v1/recommendations?site=${collector.site}&b=bestsellers`)
      return (await answer.json()).blocks[0].items.length
    }
    await expect.poll(known).toBe(FIVE.length)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
