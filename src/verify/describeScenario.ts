import { sayExpected, sayRefuted } from './compareEvents.js'
import type { Claim, Scenario } from './Scenario.js'

/** A scenario in words, for `--list` and for tables. */
export interface Description {
  name: string
  step: string
  needs: readonly string[]
  expected: readonly string[]
  refuted: readonly string[]
}

/** Says in words what a scenario checks. */
export function describeScenario({ name, step, needs, expected, refuted }: Scenario): Description {
  const claims = (...of: (Readonly<Record<string, Claim>> | undefined)[]) =>
    of.flatMap(one => Object.values(one ?? {}).map(({ says }) => says))
  return {
    name,
    step,
    needs,
    expected: [...(expected.events ?? []).map(sayExpected), ...claims(expected.blocks, expected.page)],
    refuted: [...(refuted.events ?? []).map(sayRefuted), ...claims(refuted.blocks, refuted.page)],
  }
}
