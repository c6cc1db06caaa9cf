import {
  createElement,
  Fragment,
  type ReactElement,
  type ReactNode,
  type ReactPortal,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { createPortal } from 'react-dom'
import type { AddDetail } from '../blocks/extras/addExtras.js'
import type { CardContent, OwnCardHost } from '../blocks/extras/ownCard.js'
import type { BlockType } from '../protocol/block.js'
import type { RecommendedBlock, RecommendedItem } from '../protocol/recommendations.js'
import { readServed } from './readServed.js'

export interface GrapevineBlockProps {
  type: BlockType
  /** Products that the block is about. */
  item?: string | readonly string[]
  category?: string
  term?: string
  market?: string
  placement?: string
  /** Most products. Default 6. */
  limit?: number
  /** With fewer products it hides. Default 3. */
  min?: number
  layout?: 'grid' | 'row'
  heading?: string
  /** What cards show beyond the plain one. */
  show?: string | readonly ('why' | 'cart' | 'saving')[]
  /** How often a product is shown to one visitor in seven days. */
  cap?: number
  /** Selector of a `<template>` with the shop's own card. */
  card?: string
  /** The shop's own words, by their names. */
  words?: object
  lang?: string
  /** What the collector answered to the same question on the server. */
  answer?: RecommendedBlock
  /** What `/v1/fragment` answered to this block: is in the HTML of the server, and taken over by the browser. */
  html?: string
  /** "Add to cart" was pressed in a card (`show="cart"`). */
  onAdd?: (detail: AddDetail) => void
  /** Draws the cards. */
  renderCard?: (item: RecommendedItem, content: CardContent) => ReactNode
  className?: string
}

interface OwnCard {
  place: HTMLElement
  item: RecommendedItem
  content: CardContent
}

const ATTRIBUTES = [
  'type',
  'category',
  'term',
  'market',
  'placement',
  'limit',
  'min',
  'layout',
  'heading',
  'cap',
  'card',
  'lang',
] as const

const never = () => () => {}

/** Whether what is drawn now comes from a server, there or while the browser takes it over. */
function useIsServed(): boolean {
  const [isServed] = useState(
    useSyncExternalStore(
      never,
      () => false,
      () => true,
    ),
  )
  return isServed
}

/** A block, `<grapevine-block>`; a tracker that uses `blocks()` fills it. */
export function GrapevineBlock(props: GrapevineBlockProps): ReactElement {
  const { item, show, words, answer, html, onAdd, renderCard, className } = props
  const isServed = useIsServed()
  const [served] = useState(() => (isServed && html ? readServed(html) : undefined))
  const [cards, setCards] = useState<readonly OwnCard[]>([])
  const told = useRef({ onAdd, renderCard })
  useEffect(() => {
    told.current = { onAdd, renderCard }
  })
  const isOwn = renderCard !== undefined
  const host = useRef<OwnCardHost | null>(null)

  const reach = useCallback(
    (element: HTMLElement | null) => {
      host.current = element
      if (!element || !isOwn) return // Before the element is filled, which is later than this.
      ;(element as OwnCardHost).renderCard = (item, content) => {
        const place = document.createElement('div')
        setCards(before => [...before.filter(one => one.place.isConnected), { place, item, content }])
        return place
      }
      // Tells the element, which may have drawn plain cards already, and says nothing on a server.
      element.setAttribute('card', 'react')
    },
    [isOwn],
  )

  useEffect(() => {
    const element = host.current
    const add = (event: Event) => told.current.onAdd?.((event as CustomEvent<AddDetail>).detail)
    element?.addEventListener('grapevine:add', add)
    return () => element?.removeEventListener('grapevine:add', add)
  }, [])

  const attributes: Record<string, unknown> = { ...served?.attributes }
  for (const name of ATTRIBUTES) if (props[name] !== undefined) attributes[name] = `${props[name]}`
  if (item !== undefined) attributes.item = `${item}`
  if (show !== undefined) attributes.show = typeof show === 'string' ? show : show.join(' ')
  if (words) attributes.words = JSON.stringify(words)
  if (answer) attributes.answer = JSON.stringify(answer)
  if (className) attributes.class = className

  const portals: ReactPortal[] = cards.map(({ place, item, content }) =>
    createPortal(renderCard?.(item, content), place, item.id),
  )
  const element = createElement('grapevine-block', {
    ...attributes,
    ref: reach,
    // The element sets attributes of its own as soon as it is there, which may be before React.
    suppressHydrationWarning: true,
    ...(served && { dangerouslySetInnerHTML: { __html: served.inside } }),
  })
  return createElement(Fragment, null, element, ...portals)
}
