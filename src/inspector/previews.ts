import type { RecommendRequest } from '../core/Tracker.js'
import type { RecommendedBlock } from '../protocol/recommendations.js'

/** The states that blocks can be shown in, and what each is. */
export const PREVIEWS = {
  empty: 'No product is found.',
  fallback: 'Bestsellers stand in.',
  slow: 'Answers come five seconds late.',
  error: 'The collector does not answer.',
  'sold-out': 'Every product is out of stock.',
  stale: 'The collector does not answer, and what it said before is shown.',
} as const

export type Preview = keyof typeof PREVIEWS

const SLOW_MS = 5000

type Ask = (request: RecommendRequest) => Promise<RecommendedBlock | undefined>

/** Whether there is a state of this name. */
export function isPreview(name: string): name is Preview {
  return Object.hasOwn(PREVIEWS, name)
}

/** What a block is answered in a state; `ask` asks truly. */
export async function previewed(preview: Preview, ask: Ask, request: RecommendRequest): ReturnType<Ask> {
  const { type, placement } = request
  switch (preview) {
    case 'error':
    case 'stale':
      return undefined
    case 'empty':
      return { type, ...(placement && { placement }), recommendationId: 'preview', source: 'none', ageMs: 0, items: [] }
    case 'slow':
      await new Promise(resolve => setTimeout(resolve, SLOW_MS))
      return ask(request)
    case 'fallback': {
      const answer = await ask({ ...request, type: 'bestsellers', anchors: [] })
      return answer && { ...answer, type, source: 'bestsellers' }
    }
    case 'sold-out': {
      const answer = await ask(request)
      return answer && { ...answer, items: answer.items.map(item => ({ ...item, availability: 'out_of_stock' })) }
    }
  }
}
