import { BadInput } from './BadInput.js'
import { errorsAnyway } from './errorsAnyway.js'
import type { Kit, SeenOrder } from './Kit.js'
import { type Looked, lookAround } from './lookAround.js'
import { openBrowser } from './openBrowser.js'
import { openVisit } from './openVisit.js'
import { placeOrder } from './placeOrder.js'
import type { Report, Result } from './Report.js'
import { runScenario } from './runScenario.js'
import type { Scenario } from './Scenario.js'
import { SCENARIOS } from './scenarios/index.js'
import { optionOf, type Told } from './Told.js'
import { tellInOrder } from './tellInOrder.js'
import type { Visit } from './Visit.js'

export interface VerifyOptions {
  told: Told
  /** Really sends the events. By default they are answered in the browser and never reach the collector. */
  isLive?: boolean
  /** Names of scenarios; all when left out. */
  only?: readonly string[]
  /** The browser to start. */
  browser?: string
  isHeaded?: boolean
  /** How long to wait for what should happen, ms. Default 5000. */
  patienceMs?: number
  /** Told of each result as it comes. */
  onResult?(result: Result): void
}

/** Shoppers at one time. */
const LANES = 3

/**
 * Checks a shop in a real browser. Throws `BadInput` where it cannot begin: no browser, an address that does not open, a
 * scenario that is not known.
 */
export async function verify(options: VerifyOptions): Promise<Report> {
  const { only, patienceMs = 5000, onResult } = options
  const all: readonly Scenario[] = Object.values(SCENARIOS)
  const unknown = only?.find(name => !all.some(scenario => scenario.name === name))
  if (unknown !== undefined)
    throw new BadInput(`"${unknown}" is no scenario. Use: ${all.map(({ name }) => name).join(', ')}.`)
  const chosen = all.filter(({ name }) => only === undefined || only.includes(name))

  const browser = await openBrowser(options.browser, options.isHeaded ?? false)
  try {
    const base = { browser, isDry: options.isLive !== true, patienceMs }
    const { results, finish } = tellInOrder(chosen, onResult)
    const looked = await lookAround({ ...base, told: options.told })
    const report = (): Report => {
      const count = (outcome: Result['outcome']) => results.filter(one => one.outcome === outcome).length
      return {
        url: options.told.start,
        ...(looked.facts && { site: looked.facts.site, collector: looked.facts.collector }),
        found: looked.found,
        hints: hintsOn(options.told, looked),
        scenarios: results,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
      }
    }
    if ('finding' in looked) {
      const { finding, reason } = looked
      const teller = chosen.find(({ name }) => name === SCENARIOS.tagLoaded.name) ?? chosen[0]
      for (const scenario of chosen)
        if (scenario === teller) finish(scenario, { outcome: 'failed', findings: [finding] })
        else finish(scenario, { outcome: 'skipped', reason: `${reason}, see ${teller?.name}` })
      return report()
    }

    const facts = looked.facts!
    const told = { ...options.told, ...looked.found }
    const visits: Visit[] = []
    const judged = new Set<string>()
    let order: Promise<SeenOrder> | undefined
    let anyway: Promise<string[]> | undefined
    const kit: Kit = {
      told,
      facts,
      patienceMs,
      visits,
      judged,
      async visit() {
        const visit = await openVisit({ ...base, told, facts })
        visits.push(visit)
        return visit
      },
      errorsAnyway() {
        anyway ??= errorsAnyway(kit)
        return anyway
      },
      order() {
        order ??= placeOrder(kit)
        return order
      },
    }
    const check = async (scenario: Scenario) => finish(scenario, await runScenario(scenario, kit, judged))
    const waiting = chosen.filter(({ isSummary }) => !isSummary)
    const lane = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await check(next)
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    for (const scenario of chosen.filter(({ isSummary }) => isSummary)) await check(scenario)
    return report()
  } finally {
    await browser.close()
  }
}

function hintsOn({ consent }: Told, { facts, found: { product } }: Looked): string[] {
  const hints: string[] = []
  if (product !== undefined) hints.push(`The product page was found by a block: ${product}. Tell another by --product.`)
  if (facts?.consent === 'pending' && consent === undefined)
    hints.push(`The check said yes by itself. Tell ${optionOf('consent')} to see whether your banner does.`)
  return hints
}
