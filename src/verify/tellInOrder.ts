import type { Result } from './Report.js'
import type { Outcome } from './runScenario.js'
import type { Scenario } from './Scenario.js'

/** Takes what came of scenarios, whichever comes first, and has the results in their order. */
export interface Telling {
  finish(scenario: Scenario, outcome: Outcome): void
  readonly results: readonly Result[]
}

/**
 * Tells results in the order of the scenarios. What keeps several from their end, such as a page that does not open, is told by the first;
 * the others are skipped and name it.
 */
export function tellInOrder(scenarios: readonly Scenario[], onResult?: (result: Result) => void): Telling {
  const finished = new Map<Scenario, Outcome>()
  const results: Result[] = []
  /** Which scenario has told what keeps it from its end. */
  const tellers = new Map<string, string>()

  const resultOf = ({ name, step }: Scenario, { isStuck, findings = [], ...rest }: Outcome): Result => {
    const obstacle = findings[0]?.expected
    if (!isStuck || obstacle === undefined) return { name, step, findings, ...rest }
    const teller = tellers.get(obstacle)
    if (teller !== undefined)
      return { name, step, findings: [], outcome: 'skipped', reason: `not reached, see ${teller}` }
    tellers.set(obstacle, name)
    return { name, step, findings, ...rest }
  }

  return {
    results,
    finish(scenario, outcome) {
      finished.set(scenario, outcome)
      for (const next of scenarios.slice(results.length)) {
        const known = finished.get(next)
        if (known === undefined) break
        const result = resultOf(next, known)
        results.push(result)
        onResult?.(result)
      }
    },
  }
}
