import type { BlockRequest, BlockType } from '../protocol/block.js'
import type { RecommendedBlock, RecommendedItem } from '../protocol/recommendations.js'

/** A product of an answer: its id is enough, the rest of its card is made up. */
export type TestProduct = string | (Partial<RecommendedItem> & Pick<RecommendedItem, 'id'>)

/** What is answered for a block type: products, best first, or a function of the question; `undefined` is a collector that is down. */
export type TestAnswer =
  | readonly TestProduct[]
  | ((request: BlockRequest) => readonly TestProduct[] | RecommendedBlock | undefined)

export type TestAnswers = Partial<Record<BlockType, TestAnswer>>

/** Products of a block that says nothing else. */
const LIMIT = 6

/**
 * The answer to one question, as a collector gives it: without what the block is about and what it excludes, at most `limit`
 * products. A type without an answer is an empty block.
 */
export function blockOf(request: BlockRequest, answers: TestAnswers): RecommendedBlock | undefined {
  const { type, placement, anchors, exclude = [], limit = LIMIT } = request
  const given = answers[type] ?? []
  const answer = typeof given === 'function' ? given(request) : given
  if (answer === undefined) return undefined
  if ('recommendationId' in answer) return answer
  const hidden = new Set([...(type === 'recently-viewed' || type === 'buy-again' ? [] : anchors), ...exclude])
  const items = answer
    .map(one => cardOf(typeof one === 'string' ? { id: one } : one, type))
    .filter(({ id }) => !hidden.has(id))
    .slice(0, limit)
  return {
    type,
    ...(placement !== undefined && { placement }),
    recommendationId: `test-${[type, ...anchors].join('-')}`,
    source: items.length > 0 ? 'primary' : 'none',
    ageMs: 0,
    items,
  }
}

const cardOf = (given: Partial<RecommendedItem> & Pick<RecommendedItem, 'id'>, strategy: string): RecommendedItem => ({
  title: `Product ${given.id}`,
  url: `/p/${encodeURIComponent(given.id)}`,
  availability: 'in_stock',
  strategy,
  ...given,
})
