import { compareRates, type Difference } from './compareRates.js'
import type { VitalOfGroups } from './ExperimentBook.js'
import { GUARDED } from './FirstVitals.js'

/** Below so many visitors of both groups whose value was good, or was not, the comparison says nothing. */
const LEAST_OF_A_KIND = 10

/** Chance alone makes a warning in fewer experiments than this share, though several measures are watched (Bonferroni). */
const CHANCE = 0.05

/** How a measure of the two groups compares. */
export interface Guard {
  /** Share of visitors whose value was not good: that of test less that of control. `undefined` where nothing can be said. */
  difference: Difference | undefined
  /** Whether pages are worse for the test group, and chance does not explain it. */
  isWorse: boolean
}

/** Whether a change that is tried makes pages worse: the guardrail of an experiment. */
export function guardVitals({ control, test }: VitalOfGroups): Guard {
  const visitors = control.visitors + test.visitors
  const good = control.good + test.good
  if (Math.min(good, visitors - good) < LEAST_OF_A_KIND) return { difference: undefined, isWorse: false }
  const difference = compareRates(
    { of: control.visitors, did: control.visitors - control.good },
    { of: test.visitors, did: test.visitors - test.good },
  )
  const isWorse = difference !== undefined && difference.by > 0 && difference.p < CHANCE / GUARDED.length
  return { difference, isWorse }
}
