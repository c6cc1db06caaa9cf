import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '../../../src/simulator/createRandom.js'
import type { Fault } from './faultProxy.js'
import { forgeReceipt } from './forgeReceipt.js'

/** Every batch arrives, but takes up to `mostMs` each way, so that whatever ends a page often meets one under way. */
export const slowWay = (random: Random, mostMs: number): Fault => ({
  async batch({ forward, answer }) {
    await pause(random.below(mostMs))
    const receipt = await forward()
    await pause(random.below(mostMs))
    answer(receipt)
  },
})

/**
 * Takes the safety away that events are deleted after the receipt only: what a page hands over has its receipt at once, and
 * lives in memory alone for `ms`. It dies with the page, which is when `lives()` changes.
 */
export const forgedWay = (ms: number, lives: () => number): Fault => ({
  async batch({ body, forward, answer }) {
    const born = lives()
    answer(forgeReceipt({ body }))
    await pause(ms)
    if (born === lives()) await forward()
  },
})
