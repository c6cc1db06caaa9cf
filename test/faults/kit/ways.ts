import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '../../../src/simulator/createRandom.js'
import type { Fault } from './faultProxy.js'
import { forgeReceipt } from './forgeReceipt.js'

/** Every batch arrives, but takes up to `mostMs` each way, so that whatever ends a page often meets one under way. */
const slowWay = (random: Random, mostMs: number): Fault => ({
  async batch({ forward, answer }) {
    await pause(random.below(mostMs))
    const receipt = await forward()
    await pause(random.below(mostMs))
    answer(receipt)
  },
})

/** As slow, and no page learns which of its events the collector has already. */
const forgetfulWay = (random: Random, mostMs: number): Fault => ({
  async batch({ forward, answer }) {
    await pause(random.below(mostMs))
    const receipt = await forward()
    const { known: _, ...rest } = JSON.parse(receipt.body.toString()) as { known?: string[] }
    await pause(random.below(mostMs))
    answer({ ...receipt, body: Buffer.from(JSON.stringify(rest)) })
  },
})

/**
 * Takes the safety away that events are deleted after the receipt only: what a page hands over has its receipt at once, and
 * lives in memory alone for `ms`. It dies with the page, which is when `lives()` changes.
 */
const forgedWay = (ms: number, lives: () => number): Fault => ({
  async batch({ body, forward, answer }) {
    const born = lives()
    answer(forgeReceipt({ body }))
    await pause(ms)
    if (born === lives()) await forward()
  },
})

/** How long a batch that was acknowledged too early is in memory alone, ms: longer than it takes to end a page. */
export const EARLY_MS = 500

/** The way of a trial whose pages are ended, without the safety that is named. */
export function wayWithout(safety: string | undefined, random: Random, ms: number, lives: () => number): Fault {
  if (safety === 'receipt') return forgedWay(EARLY_MS, lives)
  return safety === 'dedupe' ? forgetfulWay(random, ms) : slowWay(random, ms)
}
