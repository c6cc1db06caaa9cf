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

const SITE = 'faults'
/** Events that wait when the fault is there. */
const SIZES = [1, 30, 300]
/** Cells that run at one time, each with a context of its own. */
const LANES = 4
/** Events that may have had no fate yet when their page ended: the last task of a page that is left in it. */
const unpromised = ({ lifecycle, size }: Cell): number => (lifecycle === 'navigates' ? Math.min(size, BURST) : 0)
const NAMELESS = 'name not resolved'

const FAULTS: Record<string, Fault> = { ...NETWORK_FAULTS, [NAMELESS]: { batch: ({ drop }) => drop() } }

/** The receipt is forged and the batch goes nowhere. */
const FORGED: Fault = { batch: exchange => exchange.answer(forgeReceipt(exchange)) }

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
  const collector = await startCollector({ site: SITE })
  const shop = await openShop()
  const [shellProfile, profile] = [await newProfile(), await newProfile()]
  const shell = await startBrowser(shellProfile.path, 'shell')
  const whole = await startBrowser(profile.path, 'whole')
  const cells = chooseCells(random, cycles)
  const outcomes: (Cell & CellOutcome & { name: string; title: string })[] = []
  const faults: string[] = []
  let at = 0

  const close = () => Promise.all([shell.kill(), whole.kill()])

  const lane = async () => {
    for (let n = at++; n < cells.length; n = at++) {
      const cell = cells[n]!
      const name = `${cell.fault}, ${cell.lifecycle}, ${cell.size} events`
      const fault = without === 'receipt' ? FORGED : FAULTS[cell.fault]!
      const isNameless = cell.fault === NAMELESS
      const title = `cell-${n}`
      // Only the whole browser keeps pages that were left.
      const { browser } = cell.lifecycle === 'returns' ? whole : shell
      const setting = { browser, shop, site: SITE, collector: () => collector.url, random, title, fault, isNameless }
      try {
        outcomes.push({ ...cell, name, title, ...(await runCell(cell, setting)) })
      } catch (error) {
        faults.push(`${name}: ${String(error).split('\n')[0]}`)
      }
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
        bfcache_returns: outcomes.filter(({ returned }) => returned).length,
      },
    }
  } finally {
    await close()
    await shop.close()
    await collector.remove()
    await shellProfile.remove()
    await profile.remove()
  }
}

export const network: Trial = {
  name: 'network',
  what: `${Object.keys(FAULTS).length} faults of the way × ${Object.keys(LIFECYCLES).length} lifecycles × ${SIZES.length} outbox sizes`,
  unit: 'cells',
  cycles: { short: 60, long: Object.keys(FAULTS).length * Object.keys(LIFECYCLES).length * SIZES.length },
  controls: { receipt: { what: 'the page deletes before the collector has the batch', cycles: 6 } },
  isAlone: true,
  unavailable: noBrowser,
  run,
}
