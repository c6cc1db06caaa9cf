import { amount } from '../words/amount.js'
import { count } from '../words/count.js'
import { percent } from '../words/percent.js'
import { printable } from '../words/printable.js'
import type { BlockReportResult, BlockRow, Dimension } from './BlockReport.js'
import type { Orders } from './Takings.js'

/** Rows that are printed; the names of placements are what pages say. */
const MOST_ROWS = 50

/** What blocks are worth, in lines and a table for a merchant. */
export function reportInWords(result: BlockReportResult, by: readonly Dimension[]): string {
  const { all, chosen, other, rows } = result
  const share = ({ orders }: Orders) => (all.orders === 0 ? '' : ` (${percent(orders / all.orders)})`)
  const lines = [
    `  ${count(all.orders, 'order')}${worth(all)}`,
    `  ${count(chosen.orders, 'order')}${share(chosen)} of something chosen from a block${worth(chosen)}`,
    `  ${count(other.orders, 'order')}${share(other)} of other things, by who chose something from a block before${worth(other)}`,
  ]
  if (rows.length === 0) return [...lines, '', '  No block was drawn, seen or clicked in this time.'].join('\n')
  const shown = rows.slice(0, MOST_ROWS)
  const ofBlocks = shown.every(row => row.rendered !== undefined)
  const head = [
    ...by,
    ...(ofBlocks ? ['rendered'] : []),
    'seen',
    'clicks',
    ...(ofBlocks ? ['of rendered'] : []),
    'of seen',
    'to cart',
    'orders',
    'worth',
    'other orders',
  ]
  const table = [head, ...shown.map(row => cells(row, by))]
  lines.push('', ...aligned(table, by.length))
  if (rows.length > MOST_ROWS) lines.push(`  … and ${count(rows.length - MOST_ROWS, 'row')} more; --json has all.`)
  return lines.join('\n')
}

function cells({ of, rendered, seen, clicks, toCart, chosen, other }: BlockRow, by: readonly Dimension[]): string[] {
  const rate = (n: number) => (n === 0 ? '–' : percent(clicks / n))
  const number = (n: number) => n.toLocaleString('en')
  return [
    ...by.map(one => printable(of[one] || '–')),
    ...(rendered === undefined ? [] : [number(rendered)]),
    number(seen),
    number(clicks),
    ...(rendered === undefined ? [] : [rate(rendered)]),
    rate(seen),
    number(toCart),
    number(chosen.orders),
    money(chosen) || '–',
    number(other.orders),
  ]
}

/** Columns of one width each: the first ones of text, the others of numbers. */
function aligned(table: readonly string[][], texts: number): string[] {
  const widths = table[0]!.map((_, column) => Math.max(...table.map(row => row[column]!.length)))
  return table.map(row =>
    row
      .map((cell, column) => (column < texts ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .replace(/^/, '  ')
      .trimEnd(),
  )
}

const money = ({ revenue }: Orders): string =>
  Object.entries(revenue)
    .map(([currency, value]) => `${amount(value)} ${currency}`)
    .join(', ')

const worth = (orders: Orders): string => (money(orders) ? `, ${money(orders)}` : '')
