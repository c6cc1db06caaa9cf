import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { isObject } from '../../protocol/decoder.js'
import { checkAffinities } from '../../simulator/checkAffinities.js'
import { plantAffinities } from '../../simulator/plantAffinities.js'
import type { Affinities, PlantedPair, ShopProduct } from '../../simulator/Simulation.js'
import { simulate } from '../../simulator/simulate.js'
import { BulkAppender } from '../import/BulkAppender.js'
import { startProgress } from '../import/progress.js'
import { OperatorError } from '../OperatorError.js'
import { openStore } from '../openStore.js'
import { readSite, readTime, readWhole } from './optionReaders.js'

interface Options {
  data: string
  site: string
  shoppers: number
  days: number
  seed: number
  affinities?: string
  until?: number
  json?: true
}

const HELP = `
A file of affinities is JSON: {"pairs": [["kettle", "mug"], ["tent", "mat", 0.9]], "nearly": [["kite", "hammock"]]}.
Pairs are bought together far more often than chance; the number is how often, from 0 to 1. Each nearly pair is bought
together by exactly one visitor: one more order, and it has two. Without a file pairs are chosen by the seed.

The same seed, options and catalog give the same events, and appending them again changes nothing.
The last line of the output is JSON: visitors, events, new_events, orders, by_name, pairs, nearly.`

/** Adds `grapevine simulate`: a shop's history with known affinities, for demos and tests. */
export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description('Invent a history for the products of the catalog.')
    .requiredOption('--data <dir>', 'data directory with an imported catalog')
    .requiredOption('--site <key>', 'site key', readSite)
    .option('--shoppers <n>', 'visitors', readWhole(1, 10_000_000), 2_000)
    .option('--days <n>', 'days of history', readWhole(1, 3_650), 90)
    .option('--seed <n>', 'what determines every choice', readWhole(0, Number.MAX_SAFE_INTEGER), 1)
    .option('--affinities <file>', 'pairs to plant, as JSON')
    .option('--until <time>', 'end of the history, ISO 8601 (default: now)', readTime)
    .option('--json', 'print the report as JSON alone, without progress')
    .addHelpText('after', HELP)
    .action(run)
}

async function run(options: Options): Promise<void> {
  const store = openStore(options.data)
  const progress = options.json ? undefined : startProgress(process.stderr, 'simulate', 'visitors')
  try {
    const catalog: ShopProduct[] = [...store.catalog.all(options.site)].sort((a, b) => (a.id < b.id ? -1 : 1))
    if (catalog.length === 0) {
      throw new OperatorError(
        `There are no products for the site ${options.site} in ${options.data}. Run grapevine import-catalog first.`,
      )
    }
    const { seed, shoppers, days } = options
    const affinities = options.affinities ? await readAffinities(options.affinities) : plantAffinities(catalog, seed)
    const problems = checkAffinities(affinities, catalog)
    if (problems.length > 0) throw new OperatorError(`These affinities cannot be planted: ${problems.join(' ')}`)

    const now = Date.now()
    const until = options.until ?? now
    const appender = new BulkAppender(store.log, options.site, Math.max(now, until))
    const report = { visitors: 0, events: 0, new_events: 0, orders: 0, by_name: {} as Record<string, number> }
    for (const { visitor, outbox, events } of simulate({ catalog, affinities, shoppers, days, until, seed })) {
      appender.add({ visitor, customer: null, outbox, events }, verdicts => {
        for (const verdict of verdicts) if (verdict.status === 'accepted') report.new_events++
      })
      if (appender.isFull) await appender.flush()
      report.visitors++
      report.events += events.length
      for (const { name } of events) report.by_name[name] = (report.by_name[name] ?? 0) + 1
      progress?.update(report.visitors, report.visitors / shoppers)
    }
    await appender.flush()
    report.orders = report.by_name.purchase ?? 0
    progress?.end()
    process.stdout.write(`${JSON.stringify({ ...report, until: new Date(until).toISOString(), ...affinities })}\n`)
  } catch (error) {
    throw error instanceof RangeError ? new OperatorError(error.message) : error
  } finally {
    await store.close()
  }
}

async function readAffinities(path: string): Promise<Affinities> {
  let value: unknown
  try {
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    throw new OperatorError(`${path} cannot be read as JSON: ${(error as Error).message}.`)
  }
  const { pairs = [], nearly = [] } = isObject(value) ? value : {}
  if (!isObject(value) || !isList(pairs, isPair) || !isList(nearly, isPair)) {
    throw new OperatorError(`${path} must be {"pairs": [["id", "id", 0.8]], "nearly": [["id", "id"]]}.`)
  }
  return { pairs, nearly: nearly.map(([first, second]) => [first, second] as const) }
}

function isList<T>(value: unknown, isOne: (value: unknown) => value is T): value is T[] {
  return Array.isArray(value) && value.every(isOne)
}

function isPair(value: unknown): value is PlantedPair {
  if (!Array.isArray(value)) return false
  const [first, second, strength] = value
  return typeof first === 'string' && typeof second === 'string' && /^(number|undefined)$/.test(typeof strength)
}
