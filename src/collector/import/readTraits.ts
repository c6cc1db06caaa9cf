import { isObject } from '../../protocol/decoder.js'
import { LIMITS } from '../../protocol/limits.js'
import type { Money } from '../../protocol/money.js'
import type { Product } from '../catalog/Product.js'
import type { ProductSkip, RawProduct } from './feedFields.js'
import { isAbsent, listOf, numberOf, textOf } from './feedValues.js'
import { readMoney } from './readMoney.js'

type Traits = Pick<Product, 'margin' | 'tags' | 'attributes' | 'hidden' | 'sensitive' | 'replenishable'>

const FLAGS = ['hidden', 'sensitive', 'replenishable'] as const
const YES: ReadonlySet<string> = new Set(['true', 'yes', '1', 'y'])
const NO: ReadonlySet<string> = new Set(['false', 'no', '0', 'n'])

const MOST_TAGS = 50
const MOST_ATTRIBUTES = 50

/**
 * What rules go by. A flag that cannot be read refuses the product: taken for "no" it would be shown where the shop may have
 * forbidden it.
 * @param price for a margin that is told as the cost
 */
export function readTraits(raw: RawProduct, price: Money | undefined): Traits | ProductSkip {
  const traits: Traits = {}
  for (const flag of FLAGS) {
    const value = raw[flag]
    if (isAbsent(value)) continue
    const word = typeof value === 'boolean' ? String(value) : textOf(value).toLowerCase()
    if (YES.has(word)) traits[flag] = true
    else if (!NO.has(word)) return 'bad_flag'
  }
  const margin = readMargin(raw, price)
  if (typeof margin === 'string') return margin
  if (margin !== undefined) traits.margin = margin
  const tags = listOf(raw.tags, MOST_TAGS)
  if (tags.length > 0) traits.tags = tags
  const attributes = readAttributes(raw.attributes)
  if (Object.keys(attributes).length > 0) traits.attributes = attributes
  return traits
}

/** A share, or 1 − cost / price, in whole hundredths of a percent. */
function readMargin(raw: RawProduct, price: Money | undefined): number | ProductSkip | undefined {
  let margin: number | undefined
  if (!isAbsent(raw.margin)) {
    const text = textOf(raw.margin)
    margin = text.endsWith('%') ? (numberOf(text.slice(0, -1)) ?? Number.NaN) / 100 : numberOf(raw.margin)
    if (margin === undefined) return 'bad_margin'
  } else if (!isAbsent(raw.cost) && price !== undefined) {
    const cost = readMoney(raw.cost, textOf(raw.currency).toUpperCase() || price.currency)
    // A cost in another currency says nothing, and what is given away costs nothing.
    if (typeof cost === 'object' && cost.currency === price.currency)
      margin = Math.max(-1, 1 - cost.amount / price.amount)
  }
  if (margin === undefined) return undefined
  return Math.abs(margin) <= 1 ? Math.round(margin * 10_000) / 10_000 : 'bad_margin'
}

/** `{ "color": "red" }`, `[{ "name": "color", "value": "red" }]` or `"color=red; size=M"`; what has no name or no value is left out. */
function readAttributes(value: unknown): Record<string, string> {
  const read: [string, string][] = []
  for (const [name, said] of pairsOf(value).slice(0, MOST_ATTRIBUTES)) {
    const key = textOf(name).slice(0, LIMITS.textLength)
    const text = typeof said === 'boolean' ? String(said) : textOf(said).slice(0, LIMITS.textLength)
    if (key !== '' && text !== '') read.push([key, text])
  }
  return Object.fromEntries(read)
}

function pairsOf(value: unknown): (readonly [unknown, unknown])[] {
  if (Array.isArray(value)) return value.filter(isObject).map(({ name, value: said }) => [name, said] as const)
  if (isObject(value)) return Object.entries(value)
  return textOf(value)
    .split(';')
    .map(pair => {
      const at = pair.search(/[=:]/)
      return [pair.slice(0, Math.max(at, 0)), pair.slice(at + 1)] as const
    })
}
