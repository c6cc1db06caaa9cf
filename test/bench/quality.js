// How good the lists are on public data, by `grapevine evaluate`: the splits that others publish figures of.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { ROOT } from '../support/process.js'

const DATA = join(ROOT, '../shared/data')
/** Orders up to this day are learned from, later ones foretold. */
const LAST_DAY = '2011-11-08'
/** Codes of the retailer that are no products. */
const NO_PRODUCT = /^(POST|DOT|M|BANK CHARGES|C2|D|S|AMAZONFEE|CRUK|PADS|gift_.*|DCGS.*)$/

/** One row for each data set and protocol. */
export function quality() {
  if (!existsSync(DATA)) throw new Error(`There is no ${DATA}; the data of the evaluation is not part of this project.`)
  const folder = mkdtempSync(join(tmpdir(), 'grapevine-quality-'))
  try {
    const [train, test] = onlineRetail(folder)
    const sessions = ['diginetica/train_sessions.txt.gz', 'diginetica/test_pairs.tsv.gz'].map(name => join(DATA, name))
    const clicks = ['rsc15-100k/train_full.tsv.gz', 'rsc15-100k/test.tsv.gz'].map(name => join(DATA, name))
    return [
      row('diginetica', sessions, 'sessions', 'published'),
      row('diginetica', sessions, 'sessions', 'shop'),
      row('rsc15-100k', clicks, 'tsv', 'published'),
      row('rsc15-100k', clicks, 'tsv', 'published', 'sessionFade=3', 'neighborFade=2'),
      row('online-retail', [train, test], 'baskets', 'shop'),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function row(data, [train, test], format, protocol, ...set) {
  const files = ['--train', train, '--test', test, '--format', format, '--protocol', protocol]
  const settings = set.flatMap(setting => ['--set', setting])
  const command = [join(ROOT, 'dist/cli.js'), 'evaluate', ...files, ...settings, '--json']
  const figures = JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' }))
  return { data, protocol, ...(set.length > 0 && { set: set.join(' ') }), ...figures }
}

/** A basket a line, in the order of the invoices: what was sold, without cancellations, gifts and fees. */
function onlineRetail(folder) {
  const text = gunzipSync(readFileSync(join(DATA, 'online-retail/online_retail.csv.gz'))).toString()
  const invoices = new Map()
  for (const line of parse(text, { columns: true, relax_quotes: true })) {
    const { InvoiceNo: invoice, StockCode: product, Quantity: quantity, InvoiceDate: date, UnitPrice: price } = line
    if (invoice.startsWith('C') || NO_PRODUCT.test(product) || !(quantity > 0) || !(price > 0)) continue
    const { products } = invoices.get(invoice) ?? { products: new Set() }
    products.add(product)
    invoices.set(invoice, { products, day: date.slice(0, 10) })
  }
  const baskets = [...invoices.values()]
  const write = (name, keep) => {
    const file = join(folder, name)
    const lines = baskets.filter(({ day }) => keep(day)).map(({ products }) => [...products].join())
    writeFileSync(file, `${lines.join('\n')}\n`)
    return file
  }
  return [write('train', day => day <= LAST_DAY), write('test', day => day > LAST_DAY)]
}
