import { cardTexts } from '../../card/cardTexts.js'
import { cleanText } from '../../card/cleanText.js'
import { extraWordsOf } from '../../card/languages/extraWordsOf.js'
import type { Words } from '../../card/languages/Words.js'
import { moreOfCard } from '../../card/moreOfCard.js'
import type { TrackerHost } from '../../core/Tracker.js'
import type { ViewItemList } from '../../protocol/events/view_item_list.js'
import type { RecommendedItem } from '../../protocol/recommendations.js'
import { listParams } from '../listParams.js'
import type { BlockSettings } from '../settings.js'
import { toNode } from '../toNode.js'
import { adoptMoreStyle } from './adoptMoreStyle.js'
import { adoptServed } from './adoptServed.js'
import { echoTo } from './echoTo.js'
import { type OwnCardHost, ownCard } from './ownCard.js'
import { pageRow } from './pageRow.js'
import { tiredOf } from './tiredOf.js'
import { wordsFrom } from './wordsFrom.js'

/** A button that was pressed says so at least for this long, ms; until then a shop may not have told its cart. */
const SAID_MS = 2000

/** What a shop hears when its "add to cart" is pressed in a block. */
export interface AddDetail {
  item: RecommendedItem
  /** Slot of the product, from 1. */
  slot: number
  /** Params for an `add_to_cart` of the shop's own, which name the recommendation. */
  params: ViewItemList
}

/**
 * Gives a block what its attributes ask for beyond the plain one: buttons of a row (`layout="row"`), more on each card (`show`),
 * the shop's own card (`card`), a limit of how often a product is shown to one visitor (`cap`), words of the shop (`words`),
 * an echo into the shop's data layer (`echo`), and what its server has drawn already (`answer`).
 */
export function addExtras(host: HTMLElement, settings: BlockSettings, tracker: TrackerHost): void {
  const lang = host.closest<HTMLElement>('[lang]')?.lang || navigator.language
  const show = (host.getAttribute('show') ?? '').split(/[\s,]+/)
  const own = wordsFrom(host, tracker)
  const extra = { ...extraWordsOf(lang), ...own.extra_, why: { ...extraWordsOf(lang).why, ...own.extra_.why } }
  const cap = Number(host.getAttribute('cap'))
  const dressed = new WeakSet<Element>(adoptServed(host, settings, tracker))
  const status = toNode(['span', 'status', { 'aria-live': 'polite' }])
  /** Ids of products whose button says that they were added, and until when it does in any case. */
  const added = new Map<string, number>()
  /** What was put into the cart on this page, by slot from 0. */
  const held: RecommendedItem[] = []
  let page = tracker.state.pageView
  let items: readonly RecommendedItem[] = []
  let place: (() => void) | undefined

  settings.words_ = own.words_
  settings.hold_ = fit => {
    if (page !== tracker.state.pageView) held.length = 0
    const list = fit.filter(({ id }) => !held.some(item => item.id === id))
    // Slots that hold nothing are skipped.
    held.forEach((item, slot) => {
      list.splice(slot, 0, item)
    })
    return list
  }
  const layer = host.getAttribute('echo')
  if (layer) echoTo(tracker, layer)
  if (cap > 0) settings.tired_ = () => tiredOf(tracker, cap)

  const dress = (card: Element, item: Partial<RecommendedItem>, words: Partial<Words>) => {
    if (dressed.has(card)) return
    dressed.add(card)
    const texts = cardTexts(item, lang, words, extra)
    if (host.hasAttribute('card')) ownCard(host, card, item, texts, tracker)
    const { onMedia, under } = moreOfCard(show, texts, extra)
    card.querySelector('.media')?.append(...onMedia.map(toNode))
    card.append(...under.map(toNode))
  }

  /** Buttons say what a press of them does, or did. */
  const say = (list: Element) =>
    items.forEach(({ id, title }, i) => {
      const button = list.children[i]?.querySelector('.add')
      if (!button) return
      button.textContent = added.has(id) ? extra.added : extra.cart
      button.setAttribute('aria-label', `${button.textContent}: ${cleanText(title)}`)
      button.setAttribute('aria-disabled', `${added.has(id)}`)
    })

  /** They say "Added", and do nothing more, as long as the cart has their product. */
  const check = async (list: Element) => {
    if (!added.size) return
    const { cart } = await tracker.memory()
    for (const [id, until] of added)
      if (until < performance.now() && !cart?.items.some(item => item.item_id === id)) added.delete(id)
    say(list)
  }

  const add = (button: Element, list: Element) => {
    const index = [...list.children].findIndex(card => card.contains(button))
    const item = items[index]
    const shown = settings.shown_
    if (!item || !shown || added.has(item.id)) return
    const params = listParams(settings, { ...shown, items_: items }, index + 1)
    tracker.event('select_item', params)
    // What is in the cart is shown nowhere, but whoever presses twice must not meet the next product under the pointer.
    page = tracker.state.pageView
    held[index] = item
    const detail: AddDetail = { item, slot: index + 1, params }
    const event = new CustomEvent('grapevine:add', { bubbles: true, composed: true, cancelable: true, detail })
    // A shop that prevents the default says itself what became of it.
    if (!host.dispatchEvent(event)) return
    added.set(item.id, performance.now() + SAID_MS)
    say(list)
    // Nobody is told that the name of a button has changed.
    status.textContent = button.getAttribute('aria-label')
    setTimeout(() => {
      status.textContent = ''
      check(list)
    }, SAID_MS + 1)
  }

  settings.dress_ = (section, drawn, words) => {
    const list = section.querySelector('ul')!
    if (!place) {
      adoptMoreStyle(section.getRootNode() as ShadowRoot)
      // Before there is something to say, for what comes with its words is not read out everywhere.
      if (show.includes('cart')) section.append(status)
      section.addEventListener('click', event => {
        const button = (event.target as Element).closest('.add')
        if (button) add(button, list)
      })
      place = pageRow(section, list, settings, extra)
    }
    // How high a function draws its cards no skeleton can know, so that the room of ours is not kept for them.
    if (drawn[0] && !items[0] && (host as OwnCardHost).renderCard) section.style.minHeight = ''
    items = drawn
    for (const [i, card] of [...list.children].entries()) dress(card, drawn[i] ?? {}, words)
    check(list)
    place()
  }
}
