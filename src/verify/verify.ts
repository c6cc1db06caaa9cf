import type { Browser } from 'playwright'
import { BadInput } from './BadInput.js'
import { compareEvents, type Finding } from './compareEvents.js'
import { type Facts, findTracker } from './findTracker.js'
import { Impassable } from './Impassable.js'
import type { Kit, SeenOrder } from './Kit.js'
import { openBrowser } from './openBrowser.js'
import { openVisit } from './openVisit.js'
import type { Report, Result } from './Report.js'
import { type Claim, type Scenario, Skipped } from './Scenario.js'
import { SCENARIOS } from './scenarios/index.js'
import { optionOf, type Told } from './Told.js'
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
/** Nothing new for so long: what was told is all, ms. */
const QUIET_MS = 400

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
    const results = new Map<Scenario, Result>()
    const finish = (
      scenario: Scenario,
      result: Omit<Result, 'name' | 'step' | 'findings'> & { findings?: Finding[] },
    ) => {
      results.set(scenario, { findings: [], ...result, name: scenario.name, step: scenario.step })
      // Told in the order of the table, whichever came first.
      for (const one of chosen) {
        const known = results.get(one)
        if (known === undefined) break
        if (!shown.has(one)) onResult?.(known)
        shown.add(one)
      }
    }
    const shown = new Set<Scenario>()
    const looked = await lookAround(browser, options, patienceMs)
    const report = (): Report => {
      const scenarios = chosen.map(scenario => results.get(scenario)!)
      const count = (outcome: Result['outcome']) => scenarios.filter(one => one.outcome === outcome).length
      return {
        url: options.told.start,
        ...(looked.facts && { site: looked.facts.site, collector: looked.facts.collector }),
        found: looked.found,
        scenarios,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
      }
    }
    const { facts } = looked
    if (facts === undefined) {
      for (const scenario of chosen)
        if (scenario.name === SCENARIOS.tagLoaded.name) finish(scenario, { outcome: 'failed', findings: [NO_TRACKER] })
        else finish(scenario, { outcome: 'skipped', reason: 'no tracker runs, see tag-loaded' })
      return report()
    }

    const told = { ...options.told, ...looked.found }
    const visits: Visit[] = []
    const judged = new Set<string>()
    let order: Promise<SeenOrder> | undefined
    const kit: Kit = {
      told,
      facts,
      patienceMs,
      visits,
      judged,
      async visit() {
        const visit = await openVisit({ browser, told, facts, isDry: options.isLive !== true, patienceMs })
        visits.push(visit)
        return visit
      },
      order() {
        order ??= placeOrder(kit)
        return order
      },
    }
    const check = async (scenario: Scenario) => finish(scenario, await run(scenario, kit, judged))
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

const NO_TRACKER: Finding = {
  expected: 'the tag starts a tracker on the start page',
  seen: 'no tracker',
  advice:
    'Put <script async src="https://COLLECTOR/tag.js" data-site="KEY"></script> into the head of every page, and the collector into script-src of its content policy.',
}

/** Opens the start page: does it open, which tracker runs there, and to which product do its blocks lead? */
async function lookAround(
  browser: Browser,
  { told, isLive }: VerifyOptions,
  patienceMs: number,
): Promise<{ facts: Facts | undefined; found: { product?: string } }> {
  const visit = await openVisit({ browser, told, isDry: isLive !== true, patienceMs })
  try {
    await visit.open('start')
    const facts = await findTracker(visit.page, patienceMs)
    if (facts === undefined || told.product !== undefined) return { facts, found: {} }
    const link = (await visit.blocks()).flatMap(({ links }) => links)[0]
    return { facts, found: link === undefined ? {} : { product: link } }
  } catch (error) {
    if (error instanceof Impassable) throw new BadInput(`${error.message}. ${error.finding.advice}`)
    throw error
  } finally {
    await visit.close()
  }
}

/** Places a test order as the shop told, or opens the page of one, and loads that page anew. */
async function placeOrder(kit: Kit): Promise<SeenOrder> {
  const { told } = kit
  const visit = await kit.visit()
  if (told.order === undefined) {
    await visit.open('thankYou')
    await visit.allow()
  } else {
    if (told.product === undefined) throw new Skipped(`tell ${optionOf('product')} to check it`)
    await visit.open('product')
    await visit.allow()
    if (told.addToCart !== undefined) {
      await visit.click('addToCart')
      await visit.told('add_to_cart')
    }
    await visit.walk(told.order)
    const { thankYou } = told
    if (thankYou !== undefined)
      await visit.page.waitForURL(address => address.href.startsWith(thankYou)).catch(() => {})
  }
  await visit.told('purchase')
  await rest(visit)
  const before = visit.events.length
  await visit.reload()
  await visit.settle()
  await rest(visit)
  const again = visit.events.slice(before).filter(({ name }) => /cart|checkout|_info$|purchase|refund/.test(name))
  return { visit, again }
}

/** Waits until nothing new is told. */
async function rest(visit: Visit): Promise<void> {
  for (let before = -1; before !== visit.events.length; ) {
    before = visit.events.length
    await visit.pause(QUIET_MS)
    await visit.settle()
  }
}

async function run(
  scenario: Scenario,
  kit: Kit,
  judged: Set<string>,
): Promise<{ outcome: Result['outcome']; findings?: Finding[]; reason?: string }> {
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
    if (visit !== undefined) findings.push(...(await judge(scenario, visit, kit.patienceMs)))
    for (const { name } of expected.events ?? []) judged.add(name)
  } catch (error) {
    if (error instanceof Skipped) return { outcome: 'skipped', reason: error.message }
    if (!(error instanceof Impassable)) throw new Error(`${scenario.name}: ${(error as Error).stack}`)
    findings.push(error.finding)
  }
  return { outcome: findings.length > 0 ? 'failed' : 'passed', findings }
}

/** Compares what was told with what a scenario states, once nothing new comes, or once the patience is over. */
async function judge(scenario: Scenario, visit: Visit, patienceMs: number): Promise<Finding[]> {
  const end = Date.now() + patienceMs
  for (;;) {
    await rest(visit)
    const { missing, wrong } = compareEvents(visit.events, scenario)
    if (wrong.length > 0 || missing.length === 0 || Date.now() > end) return [...wrong, ...missing]
  }
}
