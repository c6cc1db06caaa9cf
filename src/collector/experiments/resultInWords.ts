import { amount } from '../words/amount.js'
import { count } from '../words/count.js'
import { percent } from '../words/percent.js'
import { printable } from '../words/printable.js'
import { checkSplit } from './checkSplit.js'
import { compareRates, type Difference } from './compareRates.js'
import type { ExperimentResult, GroupResult, VitalOfGroups } from './ExperimentBook.js'
import type { GroupVital } from './FirstVitals.js'
import { guardVitals } from './guardVitals.js'

/** Below so many visitors of a group who ordered, or who did not, the comparison says nothing. */
const LEAST_OF_A_KIND = 10

/** A difference that chance makes in fewer experiments than this share is told. */
const CHANCE = 0.05

/** What an experiment has shown, in lines for a merchant. */
export function resultInWords(result: ExperimentResult): string {
  const { experiment, control, test, vitals, inBoth, withoutVisitor } = result
  const difference = differenceOf(result)
  const lines = [
    printable(experiment),
    `  control: ${groupInWords(control)}`,
    `  test:    ${groupInWords(test)}`,
    difference &&
      `  test − control: ${points(difference.by)} percentage points, 95 % interval from ${points(difference.from)} to ${points(difference.to)}, p = ${chance(difference.p)}`,
    `  ${verdictOf(result)}`,
    ...vitals.map(vital => `  ${vitalInWords(vital)}`),
    inBoth > 0 && `  Left out: ${count(inBoth, 'visitor')} who met it in both groups.`,
    withoutVisitor > 0 && `  Left out: ${count(withoutVisitor, 'exposure')} without a visitor.`,
  ]
  return lines.filter(Boolean).join('\n')
}

/** How far apart the rates of those who ordered are; nothing where nobody is in one of the groups. */
export function differenceOf({ control, test }: ExperimentResult): Difference | undefined {
  const part = ({ visitors, buyers }: GroupResult) => ({ of: visitors, did: buyers })
  return compareRates(part(control), part(test))
}

/** What is to be made of a result, in one line. */
export function verdictOf(result: ExperimentResult): string {
  const { control, test } = result
  const split = checkSplit(control.visitors, test.visitors)
  if (!split.isSound)
    return `The groups are not of the size they should be (half each; chance alone does this with p = ${chance(split.p)}): do not trust this result.`
  const difference = differenceOf(result)
  const kinds = [control, test].flatMap(({ visitors, buyers }) => [buyers, visitors - buyers])
  if (difference === undefined || Math.min(...kinds) < LEAST_OF_A_KIND)
    return `Too few orders to tell: each group needs at least ${LEAST_OF_A_KIND} visitors who ordered and ${LEAST_OF_A_KIND} who did not.`
  if (difference.p >= CHANCE) return 'No difference that chance does not explain.'
  const winner = difference.by > 0 ? 'test' : 'control'
  return `More visitors of the ${winner} group ordered; chance alone makes a difference like this in ${percent(difference.p)} of experiments.`
}

function groupInWords({ visitors, buyers, revenue }: GroupResult): string {
  const rate = visitors === 0 ? '' : ` (${percent(buyers / visitors)})`
  const money = Object.entries(revenue).map(
    ([currency, sum]) => `, ${amount(sum)} ${currency} (${amount(sum / visitors)} a visitor)`,
  )
  return `${count(visitors, 'visitor')}, ${buyers.toLocaleString('en')} of them ordered${rate}${money.join('')}`
}

function vitalInWords(vital: VitalOfGroups): string {
  const { metric, control, test } = vital
  const value = ({ p75 }: GroupVital) =>
    metric === 'CLS' ? p75.toFixed(2) : `${Math.round(p75).toLocaleString('en')} ms`
  const group = (one: GroupVital) =>
    one.visitors === 0
      ? 'not measured'
      : `good for ${percent(one.good / one.visitors)} of ${count(one.visitors, 'visitor')} (75th percentile ${value(one)})`
  const { difference, isWorse } = guardVitals(vital)
  const warning =
    isWorse && ` Pages are worse for the test group (p = ${chance(difference!.p)}): weigh that against the orders.`
  return `${metric}: control ${group(control)}, test ${group(test)}.${warning || ''}`
}

function points(share: number): string {
  const shown = (100 * share).toFixed(1)
  return share > 0 ? `+${shown}` : shown.replace('-', '−')
}

function chance(p: number): string {
  return p < 0.0001 ? 'less than 0.0001' : p.toFixed(4)
}
