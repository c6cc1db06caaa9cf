import type { Effect, Selector } from '../../recommender/rules/Rule.js'
import { covers } from './covers.js'
import type { SiteRule } from './readRules.js'
import { listed, percent, whereAndWhen } from './words.js'

/**
 * What a rule does, in one line for a merchant.
 *
 * @param timeZone of the times, as an IANA name
 * @param rules of the same file, in its order: of several that rotate one block the first holds
 */
export function describeRule(rule: SiteRule, timeZone: string, rules: readonly SiteRule[]): string {
  const before = rule.effect.kind === 'rotate' ? rules.slice(0, rules.indexOf(rule)) : []
  const first = before.find(one => one.effect.kind === 'rotate' && covers(one, rule))
  const rests = first
    ? ` It never holds, since "${first.name}" stands before it and lets the same blocks take turns.`
    : ''
  return `${rule.name}: ${whatOf(rule.effect)}${whereAndWhen(rule, timeZone)}.${rests}`
}

function whatOf(effect: Effect): string {
  switch (effect.kind) {
    case 'hide':
      return `never shows ${productsOf(effect.match)}`
    case 'pause':
      return `pauses what is sold out within ${effect.hours} hours at the present speed of its sales`
    case 'only':
      return effect.strict
        ? `shows ${productsOf(effect.match)} and nothing else, even if the block stays empty`
        : `shows ${productsOf(effect.match)} first, others fill what is left`
    case 'pin':
      return `puts ${listed(effect.products)} into slot ${effect.at} and those after it`
    case 'list':
      return `shows ${listed(effect.products)} in this order, ${effect.strict ? 'and nothing else while any of them can be shown' : 'others fill what is left'}`
    case 'boost':
      return `moves ${productsOf(effect.match)} ${effect.by < 1 ? 'down' : 'up'}: score times ${effect.by}`
    case 'margin':
      return `moves products with a ${effect.exponent < 0 ? 'low' : 'high'} margin up: score times margin^${effect.exponent}`
    case 'diversity': {
      const kinds = (['category', 'brand'] as const).filter(kind => effect[kind] > 0)
      const less = kinds.map(kind => `${percent(effect[kind])} less for each product before it of the same ${kind}`)
      return less.length > 0
        ? `spreads the list: ${less.join(', ')}`
        : 'changes nothing, since category and brand are 0'
    }
    case 'introduce':
      return `keeps ${percent(effect.share)} of the slots, the last ones, for what is new in the shop`
    case 'rotate':
      return `lets the best ${effect.among} take turns: another order every ${effect.every}${effect.every === 'hour' ? '' : ` (${effect.timeZone})`}, the better ones still first more often`
    case 'sensitive':
      return 'treats sensitive products as any other'
  }
}

function productsOf({ products, categories, brands, tags, attributes = {}, price, anchorCategory }: Selector): string {
  const parts = [
    products && `the products ${listed(products)}`,
    categories && `the categories ${listed(categories)}`,
    brands && `the brands ${listed(brands)}`,
    tags && `the tags ${listed(tags)}`,
    ...Object.entries(attributes).map(([name, values]) => `${name} ${listed(values)}`),
    price &&
      `prices ${[price.from !== undefined && `from ${price.from}`, price.to !== undefined && `to ${price.to}`].filter(Boolean).join(' ')}`,
    anchorCategory &&
      `${anchorCategory === 'same' ? 'the category' : 'other categories than that'} of what the block is about`,
  ].filter(Boolean)
  return `what is of ${parts.join(' and of ')}`
}
