import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StoryCollector } from './collector.js'

/** Puts products into the collector's catalog, as a shop does with `grapevine import-catalog`. */
export async function importProducts(collector: StoryCollector, products: readonly object[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'grapevine-catalog-'))
  const file = join(folder, 'products.json')
  await writeFile(file, JSON.stringify(products))
  try {
    await collector.command('import-catalog', file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A product in stock with a page of its own. */
export function product(id: string, more: object = {}): object {
  return { id, title: `The ${id}`, url: `/p/${id}`, price: '12.50 EUR', availability: 'in_stock', ...more }
}
