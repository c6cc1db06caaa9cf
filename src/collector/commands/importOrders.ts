import { type Command, Option } from 'commander'
import { PROBLEMS, type ProblemCode } from '../../protocol/problems.js'
import { parseMapping } from '../import/columnMap.js'
import { type ImportOrdersReport, importOrders } from '../import/importOrders.js'
import { ENCODINGS, type Encoding } from '../import/openTextFile.js'
import { ORDER_COLUMNS, ORDER_SKIPS } from '../import/orderLine.js'
import { productGlobs } from '../import/productGlobs.js'
import { startProgress } from '../import/progress.js'
import { TIME_FORMATS, type TimeFormat } from '../import/readTime.js'
import { openStore } from '../openStore.js'
import { count } from '../words/count.js'
import { describeReading } from './describeReading.js'
import { ListOption } from './ListOption.js'
import { readAgain, readCurrency, readDelimiter, readSite } from './optionReaders.js'
import { refuseNothing } from './refuseNothing.js'

interface Options {
  data: string
  site: string
  map?: string[]
  currency?: string
  timeZone: string
  timeFormat?: TimeFormat
  skipProducts: string
  refundOrders: string
  delimiter?: string
  encoding: Encoding
}

const HELP = `
Keys of --map: ${Object.keys(ORDER_COLUMNS).join(', ')}.
Columns with usual names (order_id, transaction_id, sku, item_id, qty, ...) are found without it. Needed are an
order, a product and a time; without a quantity each line counts 1, without a price all lines are taken.
Lines with a negative quantity become refunds. Importing a file again changes nothing.

Example:
  grapevine import-orders orders.csv.gz --data ./data --site my-shop --currency GBP \\
    --map order=InvoiceNo,product=StockCode,name=Description,quantity=Quantity,price=UnitPrice,time=InvoiceDate,customer=CustomerID \\
    --skip-products 'POST,DOT,M,gift_*'

The last line of the output is JSON: lines, orders, refunds, skipped by reason, seconds, peak_rss_mb.
Exit status 1: nothing was read, since every line was skipped or there is none.`

/** Adds `grapevine import-orders`: past orders from CSV into the log. */
export function addImportOrders(program: Command): void {
  program
    .command('import-orders')
    .description('Read past orders from a CSV file, plain or gzip.')
    .argument('<file>', 'CSV whose first line names the columns')
    .requiredOption('--data <dir>', 'data directory; made when it is missing')
    .requiredOption('--site <key>', 'site key; a new one becomes known', readSite)
    .addOption(
      new ListOption(
        '--map <pairs>',
        'which column is what: order=InvoiceNo,product=StockCode,...; may be repeated',
      ).argParser(readAgain),
    )
    .option('--currency <code>', 'ISO 4217 code for lines without one; without it prices are not kept', readCurrency)
    .option('--time-zone <name>', 'zone of times that name none, such as Europe/London', 'UTC')
    .addOption(new Option('--time-format <format>', 'how times are written').choices(TIME_FORMATS))
    .option('--skip-products <patterns>', 'ids that are no products, with * for any characters: POST,gift_*', '')
    .option('--refund-orders <patterns>', 'orders that are refunds also where quantities are positive: C*', '')
    .option(
      '--delimiter <character>',
      'what separates fields; guessed from the first line, "tab" for a tab',
      readDelimiter,
    )
    .addOption(new Option('--encoding <name>', 'encoding of the file').choices(ENCODINGS).default('utf-8'))
    .addHelpText('after', HELP)
    .action(run)
}

async function run(file: string, options: Options): Promise<void> {
  const { currency, timeFormat, delimiter } = options
  const mapping = parseMapping(options.map ?? [], ORDER_COLUMNS)
  const store = openStore(options.data)
  try {
    const sites = store.sites.keys()
    const report = await importOrders(file, store, {
      site: options.site,
      mapping,
      ...(currency !== undefined && { currency }),
      timeZone: options.timeZone,
      ...(timeFormat !== undefined && { timeFormat }),
      isNoProduct: productGlobs(options.skipProducts),
      isRefundOrder: productGlobs(options.refundOrders),
      ...(delimiter !== undefined && { delimiter }),
      encoding: options.encoding,
      now: Date.now(),
      progress: startProgress(process.stderr, 'import-orders', 'lines'),
    })
    print(report, options, describeReading(report, options.site, sites))
    refuseNothing(report.orderLines + report.refundLines, 'line', report.skipped)
  } finally {
    await store.close()
  }
}

/** Ids of imported returns are made of order and product, so that a file that was mended does not count them twice. */
const CONFLICT =
  'returns that are counted already with another price, currency, quantity or time, and stay as they are. To have them as in this file, import it with another --data.'

function print(report: ImportOrdersReport, options: Options, reading: string[]): void {
  const notes = [...reading, ...report.skipped.describe(ORDER_SKIPS)]
  if (report.badCustomers > 0) {
    notes.push(
      `${report.badCustomers} lines name their customer by an e-mail address or an id over 128 characters: it is not kept. ` +
        'Export an opaque customer id instead.',
    )
  }
  if (report.columns.price !== undefined && !report.hasCurrency) {
    notes.push(
      'prices are not kept, since no currency is known. To have them, import the file again with --currency and another --data: what is imported once is not changed.',
    )
  }
  // A file with a column of currencies may well have several.
  for (const [before, n] of report.columns.currency === undefined ? report.inOther : []) {
    notes.push(
      `${count(n, 'product')} had prices in ${before}, and this file is read with --currency ${options.currency}. If that is a slip, import it again with --currency ${before}; ` +
        'orders that were counted before stay as they are.',
    )
  }
  for (const [code, n] of Object.entries(report.rejected) as [ProblemCode, number][]) {
    notes.push(`not counted: ${n} for ${code}, ${code === 'conflict' ? CONFLICT : PROBLEMS[code].message}`)
  }
  process.stderr.write(`${notes.join('\n')}\n`)
  const json = {
    lines: report.lines,
    orders: report.orders,
    refunds: report.refunds,
    skipped: report.skipped,
    new_orders: report.newOrders,
    new_refunds: report.newRefunds,
    order_lines: report.orderLines,
    refund_lines: report.refundLines,
    products: report.products,
    ...(Object.keys(report.rejected).length > 0 && { rejected: report.rejected }),
    seconds: Math.round(report.seconds * 100) / 100,
    // libuv gives kilobytes on every system. https://docs.libuv.org/en/v1.x/misc.html#c.uv_getrusage
    peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
  }
  process.stdout.write(`${JSON.stringify(json)}\n`)
}
