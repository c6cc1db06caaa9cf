import { type Command, InvalidArgumentError } from 'commander'
import type { EventName } from '../../protocol/events/index.js'
import { openStore, type Store } from '../openStore.js'
import { BlockReport, type BlockReportResult, DIMENSIONS, type Dimension } from '../report/BlockReport.js'
import { readChoices } from '../report/readChoices.js'
import { reportInWords } from '../report/reportInWords.js'
import { knownSites } from './knownSites.js'
import { readSite, readTime, readWhole } from './optionReaders.js'

interface Options {
  data: string
  site?: string
  days: number
  until?: number
  window: number
  by: readonly Dimension[]
  json?: true
}

/** Returns are read behind all orders. */
const NAMES: readonly (readonly EventName[])[] = [
  ['block_rendered', 'view_item_list', 'select_item', 'add_to_cart', 'purchase'],
  ['refund'],
]

const DAY_MS = 86_400_000

const HELP = `
A block is rendered when it was drawn, seen when half of it was on screen for a second, clicked when a product in it was chosen, by
whatever button. An order counts for a block when something in it (or a variant of it) was chosen there within --window days before,
by the same visitor or customer: where it was chosen last. Other orders are those with nothing of that kind, by who chose something else there last.
Worth is price times units of what was chosen, without what came back. Left out are programs, tests, and whatever else is doubted.

Rows by ${DIMENSIONS.slice(-2).join(' or ')} are about products: seen counts those in blocks that were seen.
Clicks and impressions are kept for as long as --keep-days of "grapevine serve" says.`

/** `grapevine report`: what blocks are worth, from a data directory, also while a collector serves it. */
export function addReport(program: Command): void {
  program
    .command('report')
    .description('Say what blocks are shown, clicked, and bought from.')
    .requiredOption('--data <dir>', 'data directory')
    .option('--site <key>', 'site (default: every site in the data)', readSite)
    .option('--days <n>', 'days to report on', readWhole(1, 3_650), 30)
    .option('--until <time>', 'their end, ISO 8601 (default: now)', readTime)
    .option(
      '--window <days>',
      'an order is credited to what was chosen so many days before, or later',
      readWhole(1, 400),
      30,
    )
    .option('--by <fields>', `rows, by some of ${DIMENSIONS.join(', ')}`, readDimensions, ['placement', 'type'])
    .option('--json', 'print the figures, one JSON object a site')
    .addHelpText('after', HELP)
    .action(run)
}

async function run({ data, site, days, until = Date.now(), window, by, json }: Options): Promise<void> {
  const store = openStore(data, { readonly: true })
  try {
    const from = until - days * DAY_MS
    for (const one of knownSites(store, data, site)) {
      const result = reportOn(store, one, { from, until, windowMs: window * DAY_MS, by })
      const times = { from: new Date(from).toISOString(), until: new Date(until).toISOString() }
      const text = json
        ? JSON.stringify({ site: one, ...times, window, by, ...result })
        : `${one}: ${days} days until ${times.until.slice(0, 16).replace('T', ' ')} UTC\n${reportInWords(result, by)}\n`
      process.stdout.write(`${text}\n`)
    }
  } finally {
    await store.close()
  }
}

function reportOn(
  store: Store,
  site: string,
  { windowMs, ...options }: { from: number; until: number; windowMs: number; by: readonly Dimension[] },
): BlockReportResult {
  const report = new BlockReport({ ...options, choices: readChoices(store, site, windowMs) })
  for (const names of NAMES) for (const logged of store.log.read({ site, names })) report.add(logged)
  return report.result()
}

function readDimensions(value: string): Dimension[] {
  const by = [...new Set(value.split(',').map(one => one.trim()))] as Dimension[]
  if (by.some(one => !DIMENSIONS.includes(one)))
    throw new InvalidArgumentError(`It must be one or more of ${DIMENSIONS.join(', ')}, between commas.`)
  return by
}
