import type { Finding } from './compareEvents.js'

/** What came of one scenario. */
export interface Result {
  name: string
  step: string
  outcome: 'passed' | 'failed' | 'skipped'
  /** What is not as it should be, where it failed. */
  findings: readonly Finding[]
  /** Why it was skipped. */
  reason?: string
}

/** What came of a check. */
export interface Report {
  url: string
  /** What was found out about the shop. */
  site?: string
  collector?: string
  /** Pages that were found and not told. */
  found: Readonly<Record<string, string>>
  /** What the check did in place of the shop, and how the shop tells it. */
  hints: readonly string[]
  scenarios: readonly Result[]
  passed: number
  failed: number
  skipped: number
}

const MARKS = { passed: '✓', failed: '✗', skipped: '–' } as const
const COLOURS = { passed: '32', failed: '31', skipped: '2' } as const

/** The lines of one scenario. `isColoured` for terminals. */
export function linesOf({ name, step, outcome, findings, reason }: Result, isColoured: boolean): string {
  const paint = (text: string) => (isColoured ? `\u001b[${COLOURS[outcome]}m${text}\u001b[0m` : text)
  const what = outcome === 'skipped' ? `skipped: ${reason}` : step
  const details = findings.flatMap(({ expected, seen, advice }) => [
    `    expected  ${expected}`,
    `    seen      ${seen}`,
    `    do        ${advice}`,
  ])
  return [`${paint(MARKS[outcome])} ${name.padEnd(WIDTH)} ${what}`, ...details].join('\n')
}

/** Room for the names. */
const WIDTH = 16

/** The last line. */
export const totalOf = ({ passed, failed, skipped }: Report): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`
