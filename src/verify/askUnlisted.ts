import { formatBlockQuery } from '../protocol/blockQuery.js'
import type { RecommendationsAnswer } from '../protocol/recommendations.js'
import type { Facts } from './findTracker.js'
import type { Visit } from './Visit.js'

/** Which of these products the catalog of the collector does not have; none where it does not answer, which tag-loaded tells. */
export async function askUnlisted(
  { page, context }: Visit,
  { site, collector }: Facts,
  ids: readonly string[],
): Promise<readonly string[]> {
  const b = formatBlockQuery({ type: 'recently-viewed', anchors: [...ids], limit: 1 })
  const { origin } = new URL(page.url())
  try {
    const url = `${collector}/v1/recommendations?${new URLSearchParams({ site, explain: '1', b })}`
    const answer: RecommendationsAnswer = await (await context.request.get(url, { headers: { origin } })).json()
    return answer.blocks[0]?.unlisted ?? []
  } catch {
    return []
  }
}
