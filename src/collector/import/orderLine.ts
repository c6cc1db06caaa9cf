import { isCurrency } from '../../protocol/currencies.js'
import { isEmail } from '../../protocol/isEmail.js'
import { LIMITS } from '../../protocol/limits.js'
import type { ColumnMap, KnownColumns } from './columnMap.js'
import { readNumber } from './readNumber.js'

/** What a file of orders can say of a line, and the column names that shops use for it. */
export const ORDER_COLUMNS = {
  order: ['order', 'order_id', 'transaction_id', 'invoice_no', 'invoice', 'order_number', 'order_no', 'order_name'],
  product: ['product', 'product_id', 'item_id', 'sku', 'stock_code', 'item_sku', 'lineitem_sku', 'variant_id', 'item'],
  name: ['item_name', 'product_name', 'product_title', 'lineitem_name', 'name', 'description', 'title'],
  quantity: ['quantity', 'qty', 'units', 'lineitem_quantity', 'item_quantity'],
  price: ['price', 'unit_price', 'item_price', 'lineitem_price', 'product_price'],
  time: ['time', 'timestamp', 'order_date', 'order_time', 'invoice_date', 'created_at', 'purchased_at', 'date'],
  customer: ['customer', 'customer_id', 'user_id', 'client_id', 'account_id', 'customer_no'],
  line: ['line', 'line_id', 'line_no', 'line_number', 'order_line_id', 'order_item_id'],
  currency: ['currency', 'currency_code'],
  market: ['market', 'market_code', 'country_code', 'shipping_country_code'],
  category: ['category', 'item_category', 'product_category', 'product_type'],
} as const satisfies KnownColumns<string>

export type OrderColumn = keyof typeof ORDER_COLUMNS

/** Columns without which there is no order. */
export const REQUIRED_ORDER_COLUMNS: readonly OrderColumn[] = ['order', 'product', 'time']

/** Why a line is left out; each with words for the operator. */
export const ORDER_SKIPS = {
  broken_csv: 'a quote is never closed, or there are too few or too many fields',
  no_order: 'the order id is empty or longer than 128 characters',
  no_product: 'the product id is empty or longer than 128 characters',
  not_a_product: 'the product is one of --skip-products',
  bad_quantity: 'the quantity is no number, is 0, or is over 1,000,000',
  bad_price: 'the price is no number, or is 0 or less',
  bad_currency: 'the currency is no ISO 4217 code, or is not that of the order',
  bad_time: 'the time cannot be read or lies in the future',
  repeated_line: 'the order has this line id already',
  too_many_lines: 'the order has the product on more than 200 lines',
} as const satisfies Record<string, string>

export type OrderSkip = keyof typeof ORDER_SKIPS

/** One line of an order as the file has it. */
export interface OrderLine {
  order: string
  product: string
  /** Empty where the file has none. */
  name: string
  /** Units, above 0. */
  quantity: number
  /** The line gives back what was bought. */
  isRefund: boolean
  /** Of one unit, decimal. */
  price: number | undefined
  currency: string | undefined
  /** ms since 1970. */
  time: number
  customer: string | null
  /** Where it was bought; empty where the file has none. */
  market: string
  /** The shop's own id of this line. */
  line: string | undefined
  category: string
  /** Line of the file. */
  fileLine: number
}

export interface OrderLineRules {
  columns: ColumnMap<OrderColumn>
  readTime: (text: string) => number | undefined
  /** For lines that name no currency. */
  currency: string | undefined
  isNoProduct: (product: string) => boolean
  /** Orders that are refunds whatever the sign of their quantities. */
  isRefundOrder: (order: string) => boolean
  /** Later than this lies in the future, ms. */
  latest: number
  /** Told of a customer id that is not kept. */
  onBadCustomer: () => void
}

/** Makes a reader of records: it answers the line, or why there is none. */
export function orderLineReader(rules: OrderLineRules): (record: string[], fileLine: number) => OrderLine | OrderSkip {
  const { columns } = rules
  const field = (record: string[], key: OrderColumn): string | undefined =>
    columns[key] === undefined ? undefined : (record[columns[key]] ?? '').trim()

  return (record, fileLine) => {
    const order = field(record, 'order') ?? ''
    if (order === '' || order.length > LIMITS.idLength) return 'no_order'
    const product = field(record, 'product') ?? ''
    if (product === '' || product.length > LIMITS.idLength) return 'no_product'
    if (rules.isNoProduct(product)) return 'not_a_product'

    const signed = readNumber(field(record, 'quantity') ?? '1')
    if (signed === undefined || signed === 0 || Math.abs(signed) > 1e6) return 'bad_quantity'
    const priceText = field(record, 'price')
    const price = priceText === undefined ? undefined : readNumber(priceText)
    if (priceText !== undefined && !(price !== undefined && price > 0 && price < 1e10)) return 'bad_price'
    const currency = field(record, 'currency')?.toUpperCase() || rules.currency
    if (currency !== undefined && !isCurrency(currency)) return 'bad_currency'
    const time = rules.readTime(field(record, 'time') ?? '')
    if (time === undefined || time > rules.latest) return 'bad_time'

    return {
      order,
      product,
      name: (field(record, 'name') ?? '').replace(/\s+/g, ' '),
      quantity: Math.abs(signed),
      isRefund: signed < 0 || rules.isRefundOrder(order),
      price,
      currency,
      time,
      customer: readCustomer(field(record, 'customer') ?? '', rules.onBadCustomer),
      market: (field(record, 'market') ?? '').toLowerCase(),
      line: field(record, 'line') || undefined,
      category: field(record, 'category') ?? '',
      fileLine,
    }
  }
}

/** An id that is too long, or that is an e-mail address, is not kept: the order is then that of an unknown customer. */
function readCustomer(text: string, onBad: () => void): string | null {
  if (text === '') return null
  if (text.length > LIMITS.idLength || isEmail(text)) {
    onBad()
    return null
  }
  // Spreadsheets turn a column of numbers with gaps into decimals: 17850.0 is customer 17850.
  return text.endsWith('.0') && /^\d+\.0$/.test(text) ? text.slice(0, -2) : text
}
