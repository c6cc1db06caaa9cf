import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PRODUCTS } from '../catalog/catalog.js'
import { regularOrders } from '../catalog/regularOrders.js'
import { toCatalogFile } from '../catalog/toCatalogFile.js'
import { PROJECT_ROOT } from './projectRoot.js'
import { AFFINITIES_FILE } from './shopData.js'

/** Visitors of the simulated history, and what determines every choice of it. */
const SHOPPERS = 3000
const SEED = 7

/** What was put into a data directory, so that a second start does nothing twice. */
interface Prepared {
  catalog: string
  history: true
  regulars?: true
}

/**
 * Fills a data directory as a shop owner would, by the commands of `grapevine`: the catalogue, then a simulated history in
 * which the affinities are planted. A history stays as it is; a changed catalogue is imported again, and on another day too,
 * since what is new in this shop always is.
 */
export async function prepareData(folder: string, site: string, say: (line: string) => void): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const marker = join(folder, 'demo.json')
  const before = readPrepared(marker)
  const products = toCatalogFile(PRODUCTS, Date.now())
  const catalog = createHash('sha256').update(products).digest('hex')
  if (before?.catalog === catalog && before.regulars) return

  const file = join(folder, 'catalog.json')
  writeFileSync(file, products)
  say(`Importing ${PRODUCTS.length} products …`)
  await grapevine('import-catalog', file, '--data', folder, '--site', site, '--replace')
  if (!before?.history) {
    say(`Inventing a history of ${SHOPPERS} shoppers …`)
    const options = ['--shoppers', String(SHOPPERS), '--seed', String(SEED), '--affinities', AFFINITIES_FILE, '--json']
    await grapevine('simulate', '--data', folder, '--site', site, ...options)
  }
  if (!before?.regulars) {
    const orders = join(folder, 'regulars.csv')
    writeFileSync(orders, regularOrders(Date.now()))
    await grapevine('import-orders', orders, '--data', folder, '--site', site, '--map', 'time=time,customer=customer')
  }
  writeFileSync(marker, JSON.stringify({ catalog, history: true, regulars: true } satisfies Prepared))
}

async function grapevine(...args: string[]): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [join(PROJECT_ROOT, 'dist/cli.js'), ...args], { maxBuffer: 2 ** 26 })
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string }
    throw new Error(`grapevine ${args[0]} failed. ${stderr?.trim() || message}`)
  }
}

function readPrepared(marker: string): Prepared | undefined {
  try {
    return JSON.parse(readFileSync(marker, 'utf8')) as Prepared
  } catch {
    return undefined
  }
}
