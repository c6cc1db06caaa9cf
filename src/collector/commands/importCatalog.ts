import { type Command, Option } from 'commander'
import { parseMapping } from '../import/columnMap.js'
import { PRODUCT_COLUMNS, PRODUCT_SKIPS } from '../import/feedFields.js'
import { importCatalog } from '../import/importCatalog.js'
import { ENCODINGS, type Encoding } from '../import/openTextFile.js'
import { startProgress } from '../import/progress.js'
import { openStore } from '../openStore.js'
import { describeReading } from './describeReading.js'
import { ListOption } from './ListOption.js'
import { readAgain, readCurrency, readDelimiter, readSite } from './optionReaders.js'
import { refuseNothing } from './refuseNothing.js'

interface Options {
  data: string
  site: string
  format?: 'json' | 'csv'
  map?: string[]
  currency?: string
  delimiter?: string
  encoding: Encoding
  replace?: true
}

const HELP = `
Keys of --map: ${Object.keys(PRODUCT_COLUMNS).join(', ')}.
Fields with usual names (sku, name, link, image_link, price, sale_price, availability, product_type, ...) are found without
it. Needed are an id and a title. Prices are decimal ("15.00 USD", "15,00") or {"amount": 1500, "currency": "USD"} in minor
units; addresses are https:, http: or a path of the shop; dates are ISO 8601, 31.12.2026 or Unix times. Importing a file again
changes nothing.

Example:
  grapevine import-catalog products.json --data ./data --site my-shop --currency EUR

The last line of the output is JSON: products, added, changed, unchanged, removed, skipped by reason, seconds.
Exit status 1: nothing was read, since every product was skipped or there is none.`

/** Adds `grapevine import-catalog`: the shop's products from JSON or CSV. */
export function addImportCatalog(program: Command): void {
  program
    .command('import-catalog')
    .description('Read products from a JSON or CSV file, plain or gzip.')
    .argument('<file>', 'JSON array, {"products": [...]}, one JSON object a line, or CSV')
    .requiredOption('--data <dir>', 'data directory; made when it is missing')
    .requiredOption('--site <key>', 'site key; a new one becomes known', readSite)
    .addOption(new Option('--format <format>', 'what the file is; seen by itself').choices(['json', 'csv']))
    .addOption(
      new ListOption('--map <pairs>', 'which field is what: id=SKU,title=Name,...; may be repeated').argParser(
        readAgain,
      ),
    )
    .option('--currency <code>', 'ISO 4217 code for prices that name none', readCurrency)
    .option(
      '--delimiter <character>',
      'what separates fields; guessed from the first line, "tab" for a tab',
      readDelimiter,
    )
    .addOption(new Option('--encoding <name>', 'encoding of the file').choices(ENCODINGS).default('utf-8'))
    .option('--replace', 'remove products that the file does not have')
    .addHelpText('after', HELP)
    .action(run)
}

async function run(file: string, options: Options): Promise<void> {
  const { currency, delimiter, format } = options
  const mapping = parseMapping(options.map ?? [], PRODUCT_COLUMNS)
  const store = openStore(options.data)
  try {
    const sites = store.sites.keys()
    const { skipped, seconds, records, columns, unread, isMisread, ...counts } = await importCatalog(file, store, {
      site: options.site,
      ...(format !== undefined && { format }),
      mapping,
      ...(currency !== undefined && { currency }),
      ...(delimiter !== undefined && { delimiter }),
      encoding: options.encoding,
      replace: options.replace === true,
      now: Date.now(),
      progress: startProgress(process.stderr, 'import-catalog', 'products'),
    })
    const notes = describeReading({ columns, unread, isMisread }, options.site, sites)
    for (const line of [...notes, ...skipped.describe(PRODUCT_SKIPS)]) process.stderr.write(`${line}\n`)
    const report = { records, ...counts, skipped, seconds: Math.round(seconds * 100) / 100 }
    process.stdout.write(`${JSON.stringify(report)}\n`)
    refuseNothing(report.products, 'product', skipped)
  } finally {
    await store.close()
  }
}
