import { blockShape, itemShape } from '../card/blockShape.js'
import { columns } from '../card/columns.js'
import type { Heading } from '../card/headingOf.js'
import type { Words } from '../card/languages/Words.js'
import { productCard } from '../card/productCard.js'
import type { RecommendedItem } from '../protocol/recommendations.js'
import { adoptStyle } from './adoptStyle.js'
import { isStill } from './room.js'
import type { BlockSettings } from './settings.js'
import { toNode } from './toNode.js'

/** What one block draws into its shadow root. */
export interface View {
  /** Draws products, or hides the block when there are none. Cards that did not change are left as they are. */
  draw_(items: readonly RecommendedItem[], heading: Heading, words: Partial<Words>): void
  /** Tries a change of room again that would have moved what is on screen. */
  settle_(): void
}

/**
 * Makes the view of a block: with its skeleton, which takes the room, or with what the shop's server has drawn already.
 *
 * @param onChoose Called with the slot of a product, from 1, when its link is followed in whatever way.
 */
export function createView(
  host: HTMLElement,
  settings: BlockSettings,
  firstHeading: Heading,
  lang: string,
  onChoose: (slot: number) => void,
): View {
  const { limit_, served_ } = settings
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const base = document.baseURI
  const section =
    served_?.[0] ??
    toNode(blockShape(firstHeading, `wait ${settings.layout_}`, Array(limit_).fill(productCard({}, lang, base))))
  const [heading, list] = section.children as unknown as [HTMLElement, HTMLElement]
  const standing = () => section.getBoundingClientRect()
  const hold = (height: number) => {
    section.style.minHeight = `${height}px`
  }
  const reserved = served_ ? 0 : host.offsetHeight
  list.style.cssText = columns(limit_)
  // What is put where it stands loses the focus and its place in a row.
  if (!served_) root.replaceChildren(section)
  adoptStyle(root)
  settings.dress_?.(section, [], {})
  host.hidden = false
  // From here on the block takes its room itself: `reserve.css`. What was reserved it keeps, also where it draws less.
  host.toggleAttribute('data-drawn', true)
  hold(standing().height + reserved - host.offsetHeight)

  let cards = served_?.[1] ?? new Map<string, Element>()

  const onClick = (event: Event) => {
    const link = (event.target as Element).closest('a')
    // Button 2 opens the browser's menu and chooses nothing.
    if (link && (event as MouseEvent).button < 2) onChoose([...list.children].indexOf(link.closest('li')!) + 1)
  }
  list.onclick = list.onauxclick = onClick
  // A picture that cannot be had leaves its place empty. Such errors do not bubble.
  list.addEventListener('error', event => (event.target as Element).remove(), true)

  /** Measures how the block stands and how it would stand, all before the next frame, and decides by the room rule. */
  const settle = () => {
    if (!section.isConnected) return
    const taken = standing().height
    host.hidden = false
    hold(0)
    const { top, height } = standing()
    const wanted = cards.size && height
    const isNow = isStill(top, taken, wanted, innerHeight)
    const isKept = taken > wanted && !isNow
    host.hidden = !cards.size || (!taken && !isNow)
    host.toggleAttribute('data-room', isKept && !wanted)
    if (isKept) hold(taken)
  }

  /** At the last moment before a frame, when the page has been scrolled to where it is painted. */
  const settle_ = () => {
    // A skeleton keeps its room until it is known what becomes of it.
    if (list.className === settings.layout_) requestAnimationFrame(settle)
  }

  return {
    draw_(items, [text, spoken], words) {
      hold(standing().height)
      const before = cards
      cards = new Map()
      for (const item of items) {
        const key = JSON.stringify(item)
        cards.set(key, before.get(key) ?? toNode(itemShape(productCard(item, lang, base, words))))
      }
      const wanted = [...cards.values()]
      // An element that is put where it stands loses the focus and its place in a row; one that slides is a layout shift.
      ;[...list.children].forEach((child, i) => {
        if (child !== wanted[i]) child.remove()
      })
      wanted.forEach((card, i) => {
        if (!card.parentNode) list.insertBefore(card, list.children[i]!)
      })
      heading.textContent = text
      heading.lang = spoken
      list.className = settings.layout_
      settings.dress_?.(section, items, words)
      settle_()
    },
    settle_,
  }
}
