import { useCallback, useEffect, useRef, useState } from 'react'
import { watchSeen } from '../blocks/watchSeen.js'
import { cleanText } from '../card/cleanText.js'
import { safeUrl } from '../card/safeUrl.js'
import type { RecommendRequest, Tracker } from '../core/Tracker.js'
import type { ViewItemList } from '../protocol/events/view_item_list.js'
import type { RecommendedBlock, RecommendedItem } from '../protocol/recommendations.js'
import { useTracker } from './useTracker.js'

/** A product for the shop's own markup: its addresses are safe, or not there. */
export type SafeItem = Omit<RecommendedItem, 'url' | 'image'> & { url?: string; image?: string }

export interface Recommendations {
  block: RecommendedBlock | undefined
  items: readonly SafeItem[]
  isLoading: boolean
  /** `ref` of the element around the products: half of it visible for a second is an impression. */
  impression: (element: Element | null) => void
  /** To be called when a product is chosen. */
  select: (item: Pick<RecommendedItem, 'id'>) => void
}

/** Products for the shop's own markup, and what measures it as blocks are. Without a provider say which tracker. */
export function useRecommendations(request: RecommendRequest, given?: Tracker): Recommendations {
  const own = useTracker()
  const tracker = given ?? own
  const question = JSON.stringify(request)
  const [answer, setAnswer] = useState<{ question: string; block: RecommendedBlock | undefined }>()
  const [element, impression] = useState<Element | null>(null)
  const counted = useRef('')

  useEffect(() => {
    if (!tracker) return
    let isCurrent = true
    tracker.recommend(JSON.parse(question)).then(block => isCurrent && setAnswer({ question, block }))
    return () => {
      isCurrent = false
    }
  }, [tracker, question])

  const isAnswered = answer?.question === question
  const block = isAnswered ? answer.block : undefined

  useEffect(() => {
    if (!tracker || !block?.items[0] || !element) return
    return watchSeen(element, () => {
      if (counted.current === block.recommendationId) return
      counted.current = block.recommendationId
      tracker.event('view_item_list', paramsOf(block))
    })
  }, [tracker, block, element])

  const select = useCallback(
    ({ id }: Pick<RecommendedItem, 'id'>) => {
      if (block && tracker) tracker.event('select_item', paramsOf(block, id))
    },
    [tracker, block],
  )

  return { block, items: block?.items.map(safeItem) ?? [], isLoading: !isAnswered, impression, select }
}

function safeItem({ url, image, ...item }: RecommendedItem): SafeItem {
  const [href, src] = [url, image].map(address => safeUrl(address, document.baseURI))
  return { ...item, title: cleanText(item.title), ...(href && { url: href }), ...(src && { image: src }) }
}

/** Slots count from 1. */
function paramsOf({ type, placement, recommendationId, source, items }: RecommendedBlock, id?: string): ViewItemList {
  const told = items.map(({ id, title, strategy }, i) => ({
    item_id: id,
    item_name: cleanText(title),
    index: i + 1,
    strategy,
  }))
  return {
    item_list_id: placement || type,
    recommendation_id: recommendationId,
    block_type: type,
    ...(placement && { placement }),
    source,
    items: id === undefined ? told : told.filter(({ item_id }) => item_id === id),
  }
}
