import {
  createElement,
  type ForwardedRef,
  Fragment,
  forwardRef,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { createPortal } from 'react-dom'
import type { AddDetail } from '../blocks/extras/addExtras.js'
import type { CardContent, OwnCardHost } from '../blocks/extras/ownCard.js'
import type { BlockType } from '../protocol/block.js'
import type { RecommendedBlock, RecommendedItem } from '../protocol/recommendations.js'
import { servedFor } from './servedFor.js'
import { useFault } from './useFault.js'

/** Beside its own props a block takes what any element does: `id`, `style`, `data-…`, `aria-…`, `onClick`. */
export interface GrapevineBlockProps
  extends Omit<HTMLAttributes<HTMLElement>, 'children' | 'dangerouslySetInnerHTML' | 'hidden'> {
  type: BlockType
  /** Products that the block is about. */
  item?: string | readonly string[] | undefined
  category?: string | undefined
  term?: string | undefined
  market?: string | undefined
  placement?: string | undefined
  /** Most products. Default 6. */
  limit?: number | undefined
  /** With fewer products it hides. Default 3. */
  min?: number | undefined
  layout?: 'grid' | 'row' | undefined
  heading?: string | undefined
  /** What cards show beyond the plain one. */
  show?: string | readonly ('why' | 'cart' | 'saving')[] | undefined
  /** How often a product is shown to one visitor in seven days. */
  cap?: number | undefined
  /** Selector of a `<template>` with the shop's own card. */
  card?: string | undefined
  /** The shop's own words, by their names. */
  words?: object | undefined
  /** Name of the shop's own data layer, such as `dataLayer`. */
  echo?: string | undefined
  lang?: string | undefined
  /** What the collector answered to the same question on the server. */
  answer?: RecommendedBlock | undefined
  /** What `/v1/fragment` answered to this block, or nothing: is in the HTML of the server, and taken over by the browser. */
  html?: string | undefined
  /** "Add to cart" was pressed in a card (`show="cart"`). */
  onAdd?: ((detail: AddDetail) => void) | undefined
  /** Draws the cards. */
  renderCard?: ((item: RecommendedItem, content: CardContent) => ReactNode) | undefined
  className?: string | undefined
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
  'echo',
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

/** Texts of the attributes that the props say. */
function attributesOf(props: GrapevineBlockProps): Record<string, string> {
  const { item, show, words } = props
  const attributes: Record<string, string> = {}
  for (const name of ATTRIBUTES) if (props[name] !== undefined) attributes[name] = `${props[name]}`
  if (item !== undefined) attributes.item = `${item}`
  if (show !== undefined) attributes.show = typeof show === 'string' ? show : show.join(' ')
  if (words) attributes.words = JSON.stringify(words)
  return attributes
}

/**
 * A block, `<grapevine-block>`; a tracker that uses `blocks()` fills it. It follows its props. Of an `html` that comes when the
 * block is in the browser already it takes the answer and draws it itself. HTML that cannot be used is told as `block_failed`
 * to the tracker of the provider, without one and on a server in the console, and the block is filled as one without. A `ref` is
 * given the element.
 */
export const GrapevineBlock = forwardRef(function GrapevineBlock(
  props: GrapevineBlockProps,
  ref: ForwardedRef<HTMLElement>,
): ReactElement {
  const { answer, html, card, onAdd, renderCard, className, item: _, show: __, words: ___, ...others } = props
  const own = attributesOf(props)
  const written = JSON.stringify(own)
  const served = useMemo(() => servedFor(html, JSON.parse(written)), [html, written])
  const lang = own.lang ?? served.looks.lang
  const isServed = useIsServed()
  const [first, setFirst] = useState(isServed ? { lang, ...served.drawn } : undefined)
  // The element reads its language once, so another language is another element, into which no policy lets HTML.
  if (first && first.lang !== lang) setFirst(undefined)
  const [cards, setCards] = useState<readonly OwnCard[]>([])
  const heard = useRef(onAdd)
  useEffect(() => {
    heard.current = onAdd
  })
  const add = useCallback((event: Event) => heard.current?.((event as CustomEvent<AddDetail>).detail), [])
  useFault(html, served.fault)

  const isOwn = renderCard !== undefined
  // Of each language its own, so that a ref is told which element is here now.
  const host = useMemo<{ lang: string | undefined; current: HTMLElement | null }>(
    () => ({ lang, current: null }),
    [lang],
  )
  const reach = useCallback(
    (element: OwnCardHost | null) => {
      host.current = element
      if (!element) return // Before the element is filled, which is later than this.
      element.addEventListener('grapevine:add', add)
      if (isOwn) {
        element.renderCard = (item, content) => {
          const place = document.createElement('div')
          setCards(before => [...before.filter(one => one.place.isConnected), { place, item, content }])
          return place
        }
        // Tells the element, which may have drawn plain cards already, and says nothing on a server.
        element.setAttribute('card', 'react')
      } else if (element.renderCard) {
        delete element.renderCard
        if (card === undefined) element.removeAttribute('card')
        else element.setAttribute('card', card)
      }
    },
    [isOwn, card, add, host],
  )

  useImperativeHandle<HTMLElement | null, HTMLElement | null>(ref, () => host.current, [host])

  const answered = answer ? JSON.stringify(answer) : served.answer
  const element = createElement('grapevine-block', {
    key: lang,
    ...others,
    ...served.looks,
    ...own,
    ...first?.state,
    ...(className && { class: className }),
    // Last, since the element takes an answer for one to what the other attributes ask.
    ...(answered && { answer: answered }),
    ref: reach,
    // The element sets attributes of its own as soon as it is there, which may be before React.
    suppressHydrationWarning: true,
    ...(first?.inside !== undefined && { dangerouslySetInnerHTML: { __html: first.inside } }),
  })
  const portals = renderCard
    ? cards.map(({ place, item, content }) => createPortal(renderCard(item, content), place, item.id))
    : []
  return createElement(Fragment, null, element, portals)
})
