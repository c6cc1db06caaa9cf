import { type Comparison, compareEvents, type Finding } from './compareEvents.js'
import { Impassable } from './Impassable.js'
import type { Kit } from './Kit.js'
import type { Result } from './Report.js'
import { rest } from './rest.js'
import { type Claim, type Scenario, Skipped } from './Scenario.js'
import { optionOf } from './Told.js'
import type { Visit } from './Visit.js'
import { whyMute } from './whyMute.js'

/** What came of a scenario. */
export interface Outcome extends Pick<Result, 'outcome' | 'reason'> {
  findings?: Finding[]
  /** It came to no end, for the only reason that stands in the findings. */
  isStuck?: boolean
}

/** Goes through a scenario, and adds the events that it has judged to `judged`. */
export async function runScenario(scenario: Scenario, kit: Kit, judged: Set<string>): Promise<Outcome> {
  const lacking = scenario.needs.find(key => kit.told[key] === undefined)
  if (lacking !== undefined) return { outcome: 'skipped', reason: `tell ${optionOf(lacking)} to check it` }
  const { expected, refuted } = scenario
  const claims: Record<string, Claim> = { ...expected.blocks, ...expected.page, ...refuted.blocks, ...refuted.page }
  const isRefuted = (name: string) => name in { ...refuted.blocks, ...refuted.page }
  const findings: Finding[] = []
  try {
    const visit = await scenario.run(kit, (name, seen) => {
      const { says, advice } = claims[name]!
      findings.push({ expected: isRefuted(name) ? `never ${says}` : says, seen, advice })
    })
    if (visit !== undefined) {
      const { missing, wrong } = await judge(scenario, visit, kit.patienceMs)
      const mute = missing.length > 0 && (await whyMute(visit, kit.facts))
      if (mute) throw new Impassable(mute)
      findings.push(...wrong, ...missing)
    }
    for (const { name } of expected.events ?? []) judged.add(name)
  } catch (error) {
    if (error instanceof Skipped) return { outcome: 'skipped', reason: error.message }
    if (!(error instanceof Impassable)) throw new Error(`${scenario.name}: ${(error as Error).stack}`)
    findings.push(error.finding)
    return { outcome: 'failed', findings, isStuck: findings.length === 1 }
  }
  return { outcome: findings.length > 0 ? 'failed' : 'passed', findings }
}

/** Compares what was told with what a scenario states, once nothing new comes, or once the patience is over. */
async function judge(scenario: Scenario, visit: Visit, patienceMs: number): Promise<Comparison> {
  const end = Date.now() + patienceMs
  for (;;) {
    await rest(visit)
    const comparison = compareEvents(visit.events, scenario)
    const { missing, wrong } = comparison
    if (wrong.length > 0 || missing.length === 0 || Date.now() > end) return comparison
  }
}
