import type { TrackerHost } from '../core/Tracker.js'
import { formatBlockQuery } from '../protocol/blockQuery.js'
import { LIMITS } from '../protocol/limits.js'
import type { RecommendationsAnswer } from '../protocol/recommendations.js'

/** Products that the catalog of the collector does not have. */
export interface LookUp {
  readonly unlisted: ReadonlySet<string>
  /** Asks about the first few of these that were not asked about before. Never rejects. */
  ask(ids: readonly unknown[]): Promise<void>
}

/** Asks the collector about each product once; `changed` is called where it does not have some. */
export function lookUp({ site, collector }: TrackerHost, changed: () => void): LookUp {
  const asked = new Set<string>()
  const unlisted = new Set<string>()
  return {
    unlisted,
    async ask(ids) {
      const anchors = [...new Set(ids.map(id => `${id}`))]
        .filter(id => id && id.length <= LIMITS.idLength && !asked.has(id))
        .slice(0, LIMITS.anchors)
      if (!anchors[0]) return
      for (const id of anchors) asked.add(id)
      const b = formatBlockQuery({ type: 'recently-viewed', anchors, limit: 1 })
      try {
        const query = new URLSearchParams({ site, explain: '1', b })
        const response = await fetch(`${collector}/v1/recommendations?${query}`, { credentials: 'omit' })
        const { blocks }: RecommendationsAnswer = await response.json()
        for (const id of blocks[0]?.unlisted ?? []) unlisted.add(id)
      } catch {
        // That the collector does not answer is told by what else asks it.
      }
      if (unlisted.size > 0) changed()
    },
  }
}
