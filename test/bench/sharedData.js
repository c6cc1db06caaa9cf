import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { runnerImport } from 'vite'
import { ROOT } from '../support/process.js'

/** Public data beside the project, which is not part of it. */
const DATA = join(ROOT, '../shared/data')

/** Codes of the retailer that are no products. */
const NO_PRODUCT = /^(POST|DOT|M|BANK CHARGES|C2|D|S|AMAZONFEE|CRUK|PADS|gift_.*|DCGS.*)$/

/** The path of a file of the data. Throws where there is none. */
export function dataFile(name) {
  if (!existsSync(DATA)) throw new Error(`There is no ${DATA}; the data of the evaluation is not part of this project.`)
  return join(DATA, name)
}

/** The text of a gzipped file of the data. */
export const dataText = name => gunzipSync(readFileSync(dataFile(name))).toString()

/**
 * Baskets of Online Retail in the order of their invoices, each with its day, time and buyer: what was sold, without cancellations,
 * gifts and fees. Who is not named bought once.
 */
export function onlineRetail() {
  const invoices = new Map()
  for (const line of parse(dataText('online-retail/online_retail.csv.gz'), { columns: true, relax_quotes: true })) {
    const { InvoiceNo: invoice, StockCode: product, Quantity: quantity, InvoiceDate: date, UnitPrice: price } = line
    const buyer = line.CustomerID || invoice
    if (invoice.startsWith('C') || NO_PRODUCT.test(product) || !(quantity > 0) || !(price > 0)) continue
    const { products } = invoices.get(invoice) ?? { products: new Set() }
    products.add(product)
    const at = Date.parse(`${date.replace(' ', 'T')}Z`)
    invoices.set(invoice, { invoice, products, day: date.slice(0, 10), at, buyer })
  }
  return [...invoices.values()].map(({ products, ...invoice }) => ({ products: [...products], ...invoice }))
}

/** A module of the sources. */
export async function loadSource(file) {
  const { module } = await runnerImport(join(ROOT, file), { root: ROOT, configFile: false, logLevel: 'error' })
  return module
}
