import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { LIMITS } from '../../../src/protocol/limits.js'
import type { RecommendationsAnswer } from '../../../src/protocol/recommendations.js'
import type { StoryCollector } from '../../support/collector.js'

/** Products that are asked about: the most popular ones of `batchMaker`. */
const PRODUCTS = [0, 1, 2, 3, 4, 5].map(n => `SKU-${n}`)
const QUESTIONS = ['bestsellers', 'trending', ...PRODUCTS.flatMap(id => [`also-bought:${id}`, `also-viewed:${id}`])]
/** Views are learned after a start while it answers already; it has this long, ms. */
const LEARN_MS = 20_000
const LOOK_MS = 250
/** Looks that must be the same before answers count as settled: views are learned within half a second, later on a busy machine. */
const SAME_LOOKS = 8

/**
 * Compares what a collector recommends that goes on from its snapshot with what one recommends that learns the log anew. The
 * collector is stopped before and after.
 *
 * @returns what differs, how many of the products that were compared came from pairs, and whether there was a snapshot: small logs have none
 */
export async function compareRebuilt(
  collector: StoryCollector,
): Promise<{ faults: string[]; pairs: number; hadSnapshot: boolean }> {
  await collector.start()
  const kept = await settled(collector)
  await collector.stop()
  const snapshot = join(collector.data, 'models.snapshot')
  const hadSnapshot = existsSync(snapshot)
  await rm(snapshot, { force: true })
  await collector.start()
  const until = performance.now() + LEARN_MS
  let rebuilt = await ask(collector)
  while (differing(kept, rebuilt).length > 0 && performance.now() < until) {
    await pause(LOOK_MS)
    rebuilt = await ask(collector)
  }
  await collector.stop()
  const pairs = kept.flat().filter(item => /^also-/.test(item)).length
  return { faults: differing(kept, rebuilt), pairs, hadSnapshot }
}

/** Answers once they have stayed the same for a while. */
async function settled(collector: StoryCollector): Promise<string[][]> {
  const until = performance.now() + LEARN_MS
  let last = await ask(collector)
  let same = 0
  while (same < SAME_LOOKS && performance.now() < until) {
    await pause(LOOK_MS)
    const next = await ask(collector)
    same = differing(last, next).length === 0 ? same + 1 : 0
    last = next
  }
  return last
}

/**
 * To each question the products with the strategies that they come from. Weights of views are no whole numbers, and sums of them depend
 * on the order in which sessions of one second are read: those lists are compared in no order, and not where they are cut.
 */
function ask({ url, site }: StoryCollector): Promise<string[][]> {
  return Promise.all(
    QUESTIONS.map(async question => {
      const query = new URLSearchParams({ site, b: `${question};limit=${LIMITS.blockItems}` })
      const answer = await fetch(`${url}/v1/recommendations?${query}`)
      if (!answer.ok) throw new Error(`${question} was answered with ${answer.status}`)
      const { blocks } = (await answer.json()) as RecommendationsAnswer
      const items = blocks.flatMap(block => block.items.map(({ id, strategy }) => `${strategy} ${id}`))
      if (!question.startsWith('also-viewed')) return items
      return items.length < LIMITS.blockItems ? items.sort() : []
    }),
  )
}

function differing(kept: readonly string[][], rebuilt: readonly string[][]): string[] {
  return QUESTIONS.flatMap((question, n) => {
    const [a, b] = [kept[n]!, rebuilt[n]!].map(items => items.join())
    return a === b ? [] : [`${question} is ${a || 'empty'} from the snapshot, and from the log ${b || 'empty'}`]
  })
}
