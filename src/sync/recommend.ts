import type { RecommendRequest, TrackerHost } from '../core/Tracker.js'
import { formatBlockQuery } from '../protocol/blockQuery.js'
import { LIMITS } from '../protocol/limits.js'
import type { RecommendationsAnswer, RecommendedBlock } from '../protocol/recommendations.js'

/** Blocks of one moment wait so long for each other, ms. */
const GATHER_MS = 30
const TIMEOUT_MS = 5000

interface Asked {
  query_: string
  answer_(block: RecommendedBlock | undefined): void
}

const waiting = new WeakMap<TrackerHost, Asked[]>()

/**
 * Asks the collector for one block. All blocks that are asked for in one moment travel in one request, at most 12 in each.
 * Never rejects: no answer is `undefined` and a `block_failed` problem.
 */
export function recommend(tracker: TrackerHost, request: RecommendRequest): Promise<RecommendedBlock | undefined> {
  return new Promise(answer_ => {
    const asked = waiting.get(tracker) ?? []
    if (!waiting.has(tracker)) {
      waiting.set(tracker, asked)
      setTimeout(() => {
        waiting.delete(tracker)
        while (asked[0]) send(tracker, asked.splice(0, LIMITS.blocks))
      }, GATHER_MS)
    }
    asked.push({ query_: formatBlockQuery({ __proto__: null, ...request } as RecommendRequest), answer_ })
  })
}

async function send({ site, collector, problem }: TrackerHost, asked: readonly Asked[]): Promise<void> {
  let blocks: RecommendedBlock[] = []
  try {
    const query = new URLSearchParams([['site', site], ...asked.map(one => ['b', one.query_])])
    // A browser without `timeout` waits as long as it waits for any answer.
    const signal = AbortSignal.timeout?.(TIMEOUT_MS)
    const response = await fetch(`${collector}/v1/recommendations?${query}`, {
      __proto__: null,
      signal,
      credentials: 'omit',
    } as RequestInit)
    const answer: Partial<RecommendationsAnswer> & { problem?: string } = await response.json()
    if (answer.v !== 1 || !answer.blocks) throw answer.problem
    blocks = answer.blocks
  } catch (error) {
    problem('block_failed', `${error}`)
  }
  asked.forEach((one, i) => {
    one.answer_(blocks[i])
  })
}
