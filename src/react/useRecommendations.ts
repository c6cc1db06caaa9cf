import { useCallback, useEffect, useRef, useState } from 'react'
import { watchSeen } from '../blocks/watchSeen.js'
import { cleanText } from '../card/cleanText.js'
import { safeUrl } from '../card/safeUrl.js'
import type { RecommendRequest, Tracker, TrackerHost } from '../core/Tracker.js'
import type { ViewItemList } from '../protocol/events/view_item_list.js'
import type { RecommendedBlock, RecommendedItem } from '../protocol/recommendations.js'
import { useGivenTracker } from './useTracker.js'

/** A product for the shop's own markup: its addresses are safe, or not there. */
export type SafeItem = Omit<RecommendedItem, 'url' | 'image'> & { url?: string; image?: string }

export interface Recommendations {
  block: RecommendedBlock | undefined
  items: readonly SafeItem[]
  isLoading: boolean
  /** `ref` of the element around the products: drawn is told when it is there, seen when half of it was visible for a second. */
  impression: (element: Element | null) => void
  /** Props of a product's link: its address, and what tells the choice whichever way it is followed. */
  link: (item: Pick<SafeItem, 'id' | 'url'>) => LinkProps
  /** To be called when a product is chosen otherwise. Answers what names the recommendation, for an `add_to_cart` of the shop's own. */
  select: (item: Pick<RecommendedItem, 'id'>) => ViewItemList | undefined
}

export interface LinkProps {
  href?: string
  onClick: () => void
  onAuxClick: (event: { button: number }) => void
}

/** Impressions that were counted: recommendation id and page view. */
const counted = new WeakMap<Tracker, Set<string>>()

/**
 * Products for the shop's own markup, and what measures it as blocks are: `block_rendered`, `view_item_list` once for each page
 * view, and `select_item`. Experiments, pauses for new visitors and `cap` are for blocks alone, and what is in the cart or stands
 * in a block of the page is not left out. Without a provider say which tracker.
 */
export function useRecommendations(request: RecommendRequest, given?: Tracker): Recommendations {
  const own = useGivenTracker(given ? undefined : 'useRecommendations() finds no tracker')
  const tracker = given ?? own
  const question = JSON.stringify(request)
  const [answer, setAnswer] = useState<{ question: string; block: RecommendedBlock | undefined }>()
  const [element, impression] = useState<Element | null>(null)
  const [pageView, setPageView] = useState('')
  const rendered = useRef<RecommendedBlock>(undefined)

  useEffect(() => {
    if (!tracker) return
    let isCurrent = true
    tracker.recommend(JSON.parse(question)).then(block => isCurrent && setAnswer({ question, block }))
    return () => {
      isCurrent = false
    }
  }, [tracker, question])

  useEffect(() => tracker?.on('page', page => setPageView(page.pageView)), [tracker])

  const isAnswered = answer?.question === question
  const block = isAnswered ? answer.block : undefined

  useEffect(() => {
    if (!tracker || !block?.items[0] || !element || rendered.current === block) return
    rendered.current = block
    const { items, ...list } = paramsOf(block)
    tracker.event('block_rendered', { ...list, slots: items.length })
  }, [tracker, block, element])

  useEffect(() => {
    if (!tracker || !block?.items[0] || !element) return
    const seen = counted.get(tracker) ?? new Set()
    counted.set(tracker, seen)
    const key = `${block.recommendationId} ${pageView || (tracker as Partial<TrackerHost>).state?.pageView}`
    return watchSeen(element, () => {
      if (seen.has(key)) return
      seen.add(key)
      tracker.event('view_item_list', paramsOf(block))
    })
  }, [tracker, block, element, pageView])

  const select = useCallback(
    ({ id }: Pick<RecommendedItem, 'id'>) => {
      if (!block || !tracker) return
      const params = paramsOf(block, id)
      tracker.event('select_item', params)
      return params
    },
    [tracker, block],
  )

  const link = useCallback(
    (item: Pick<SafeItem, 'id' | 'url'>): LinkProps => ({
      ...(item.url && { href: item.url }),
      onClick: () => void select(item),
      // Button 2 opens the browser's menu and chooses nothing.
      onAuxClick: ({ button }) => void (button === 1 && select(item)),
    }),
    [select],
  )

  return { block, items: block?.items.map(safeItem) ?? [], isLoading: !isAnswered, impression, link, select }
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
