import type { Random } from '../../../src/simulator/createRandom.js'
import { startCollector } from '../../support/collector.js'
import { openShop } from '../../support/shop.js'
import { checkPages } from '../kit/checkPages.js'
import type { Fault } from '../kit/faultProxy.js'
import { forgeReceipt } from '../kit/forgeReceipt.js'
import { BURST, LIFECYCLES } from '../kit/lifecycles.js'
import { markedRows } from '../kit/markedRows.js'
import { type Cell, type CellOutcome, runCell } from '../kit/networkCell.js'
import { NETWORK_FAULTS } from '../kit/networkFaults.js'
import { newProfile, noBrowser, startBrowser } from '../kit/startBrowser.js'
import type { Finding, Trial, TrialOptions } from '../kit/Trial.js'
import { withoutSafety } from '../kit/withoutSafety.js'

const SITE = 'faults'
/** Events that wait when the fault is there. */
const SIZES = [1, 30, 300]
/** Cells that run at one time, each with a context of its own. */
const LANES = 6
/** Events that may have had no fate yet when their page ended: the last task of a page that is left in it. */
const unpromised = ({ lifecycle, size }: Cell): number => (lifecycle === 'navigates' ? Math.min(size, BURST) : 0)
const NAMELESS = 'name not resolved'

const FAULTS: Record<string, Fault> = { ...NETWORK_FAULTS, [NAMELESS]: { batch: ({ drop }) => drop() } }

/** What controls break, in every cell: the receipt is forged and the batch goes nowhere; what has come is sent again. */
const CONTROLS: Record<string, Fault> = {
  receipt: { batch: exchange => exchange.answer(forgeReceipt(exchange)) },
  dedupe: NETWORK_FAULTS['lost response']!,
}

const shuffled = <T>(random: Random, values: readonly T[]): T[] =>
  values
    .map(value => ({ value, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)

/** Cells so that every fault has its turn before one comes again; all of them once where `count` allows. */
function chooseCells(random: Random, count: number): Cell[] {
  const byFault = Object.keys(FAULTS).map(fault =>
    shuffled(
      random,
      Object.keys(LIFECYCLES).flatMap(lifecycle => SIZES.map(size => ({ fault, lifecycle, size }))),
    ),
  )
  const rounds = byFault[0]!.map((_, round) =>
    shuffled(
      random,
      byFault.map(cells => cells[round]!),
    ),
  )
  const all = rounds.flat()
  return Array.from({ length: count }, (_, n) => all[n % all.length]!)
}

/**
 * Breaks the way between page and collector in every fashion while a page lives, leaves, is frozen or comes back, with little
 * or much in the outbox. Once the way is mended everything must be counted once, with at most one request at a time.
 */
async function run({ cycles, random, without, say }: TrialOptions): Promise<Finding> {
  const collector = await startCollector({
    site: SITE,
    node: withoutSafety(without === 'dedupe' ? without : undefined),
  })
  const shop = await openShop()
  const profiles = [await newProfile(), await newProfile(), await newProfile()] as const
  const shell = await startBrowser(profiles[0].path, 'shell')
  const freezing = await startBrowser(profiles[1].path, 'shell', { canHide: true })
  const whole = await startBrowser(profiles[2].path, 'whole')
  const cells = chooseCells(random, cycles)
  const outcomes: (Cell & CellOutcome & { name: string; title: string })[] = []
  const faults: string[] = []
  let at = 0

  const close = () => Promise.all([shell, freezing, whole].map(browser => browser.kill()))

  const lane = async () => {
    for (let n = at++; n < cells.length; n = at++) {
      const cell = cells[n]!
      const name = `${cell.fault}, ${cell.lifecycle}, ${cell.size} events`
      const fault = without === undefined ? FAULTS[cell.fault]! : CONTROLS[without]!
      const isNameless = without === undefined && cell.fault === NAMELESS
      const title = `cell-${n}`
      // Only the whole browser keeps pages that were left, and only the context of a profile itself can freeze pages.
      const { browser } = cell.lifecycle === 'returns' ? whole : shell
      const context = cell.lifecycle.startsWith('frozen') ? freezing.context : await browser.newContext()
      const setting = { context, shop, site: SITE, collector: () => collector.url, random, title, fault, isNameless }
      try {
        outcomes.push({ ...cell, name, title, ...(await runCell(cell, setting)) })
      } catch (error) {
        faults.push(`${name}: ${String(error).split('\n')[0]}`)
      }
      if (context !== freezing.context) await context.close()
      if ((n + 1) % 30 === 0) say(`${n + 1} cells begun`)
    }
  }

  try {
    await Promise.all(Array.from({ length: LANES }, lane))
    await close()
    await collector.stop()
    const broken = faults.length
    const { marks } = markedRows(collector.data)
    const missing = outcomes.map(
      ({ title, size }) => size - marks.filter(mark => mark.startsWith(`mark-${title}-`)).length,
    )
    const problems = outcomes.flatMap((outcome, n) => {
      const { name, met, delivered, crowded, preflight, wasteful } = outcome
      return [
        ...(met ? [] : [`${name}: nothing met the fault`]),
        ...(delivered ? [] : [`${name}: the outbox did not become empty`]),
        ...(missing[n]! <= unpromised(outcome) ? [] : [`${name}: ${missing[n]} events are not counted`]),
        ...(preflight ? [`${name}: a preflight was sent`] : []),
        ...(wasteful ? [`${name}: too many bytes`] : []),
        ...(crowded ? [`${name}: more than one request at a time`] : []),
      ]
    })
    const returns = outcomes.filter(({ returned }) => returned).length
    const outlived = outcomes.filter(({ outlived }) => outlived).length
    const had = (name: string) => outcomes.some(({ lifecycle }) => lifecycle === name)
    if (returns === 0 && had('returns')) problems.push('no page came back from the back/forward cache')
    if (outlived === 0 && had('frozen beside')) problems.push('nobody delivered what a frozen page had left')
    const acked = new Set(outcomes.flatMap(({ pages }) => [...pages.acked]))
    const finding = checkPages(collector.data, SITE, acked, 0)
    const ratios = outcomes.filter(({ size }) => size > 1).map(({ ratio }) => ratio)
    return {
      ...finding,
      cycles: outcomes.length,
      corrupt: finding.corrupt + broken + problems.length,
      faults: [...finding.faults, ...faults, ...problems],
      figures: {
        bytes_ratio_max: Math.round(Math.max(0, ...ratios) * 100) / 100,
        never_promised: missing.reduce((sum, n) => sum + n, 0),
        bfcache_returns: returns,
        outlived_frozen: outlived,
      },
    }
  } finally {
    await close()
    await shop.close()
    await collector.remove()
    for (const profile of profiles) await profile.remove()
  }
}

export const network: Trial = {
  name: 'network',
  what: `${Object.keys(FAULTS).length} faults of the way × ${Object.keys(LIFECYCLES).length} lifecycles × ${SIZES.length} outbox sizes`,
  unit: 'cells',
  cycles: { short: 60, long: Object.keys(FAULTS).length * Object.keys(LIFECYCLES).length * SIZES.length },
  controls: {
    receipt: { what: 'the page deletes before the collector has the batch', cycles: 6 },
    dedupe: { what: 'ids need not be unique, and receipts are lost', cycles: 6, finds: 'double' },
  },
  isAlone: true,
  unavailable: noBrowser,
  run,
}
