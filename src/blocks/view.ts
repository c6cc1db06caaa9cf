import type { RecommendedItem } from '../protocol/recommendations.js'
import { make, productCard } from './card.js'
import { columns } from './columns.js'
import type { Words } from './languages/Words.js'
import { isStill } from './room.js'
import type { BlockSettings } from './settings.js'
import { adoptStyle } from './style.js'

/** What one block draws into its shadow root. */
export interface View {
  /** Draws products, or hides the block when there are none. Cards that did not change are left as they are. */
  draw_(items: readonly RecommendedItem[], heading: string, words: Partial<Words>): void
  /** Tries a change of room again that would have moved what is on screen. */
  settle_(): void
}

/**
 * Makes the view of a block with its skeleton, which takes the room. All is built by DOM calls, which need no permission of
 * Trusted Types.
 *
 * @param onChoose Called with the slot of a product, from 1, when its link is followed in whatever way.
 */
export function createView(
  host: HTMLElement,
  { limit_, layout_ }: BlockSettings,
  firstHeading: string,
  lang: string,
  onChoose: (slot: number) => void,
): View {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const heading = make('h2', 'heading', firstHeading)
  heading.id = 'heading'
  const list = make('ul', 'list')
  // Safari does not call a list without bullets a list, unless it is told.
  list.setAttribute('role', 'list')
  list.className = `wait ${layout_}`
  list.style.cssText = columns(limit_)
  for (let i = 0; i < limit_; i++) list.append(make('li', 'item', productCard({}, lang)))
  const section = make('section', 'block', heading, list)
  section.setAttribute('aria-labelledby', 'heading')
  root.replaceChildren(section)
  adoptStyle(root)
  host.hidden = false

  let cards = new Map<string, HTMLElement>()

  const onClick = (event: Event) => {
    const link = (event.target as Element).closest('a')
    // Button 2 opens the browser's menu and chooses nothing.
    if (link && (event as MouseEvent).button < 2) onChoose([...list.children].indexOf(link.parentElement!) + 1)
  }
  list.onclick = list.onauxclick = onClick

  const standing = () => section.getBoundingClientRect()

  /** Measures how the block stands and how it would stand, all before the next frame, and decides by the room rule. */
  const settle = (taken = standing().height) => {
    host.hidden = false
    host.toggleAttribute('data-room', false)
    section.style.minHeight = ''
    const { top, height } = standing()
    const wanted = cards.size && height
    const isNow = isStill(top, taken, wanted, innerHeight)
    host.hidden = !cards.size || (!taken && !isNow)
    if (taken > wanted && !isNow) {
      section.style.minHeight = `${taken}px`
      host.toggleAttribute('data-room', !wanted)
    }
  }

  return {
    draw_(items, text, words) {
      const taken = standing().height
      const before = cards
      cards = new Map()
      for (const item of items) {
        const key = JSON.stringify(item)
        cards.set(key, before.get(key) ?? make('li', 'item', productCard(item, lang, words)))
      }
      // An element that is put where it stands loses the focus and its place in a row.
      if (`${[...cards.keys()]}` !== `${[...before.keys()]}` || !items[0]) list.replaceChildren(...cards.values())
      heading.textContent = text
      list.className = layout_
      settle(taken)
    },
    settle_() {
      // A skeleton keeps its room until it is known what becomes of it.
      if (list.className === layout_) settle()
    },
  }
}
