import { cardTexts } from '../../card/cardTexts.js'
import { cleanText } from '../../card/cleanText.js'
import { extraWordsOf } from '../../card/languages/extraWordsOf.js'
import type { Words } from '../../card/languages/Words.js'
import { moreOfCard } from '../../card/moreOfCard.js'
import type { TrackerHost } from '../../core/Tracker.js'
import type { RecommendedItem } from '../../protocol/recommendations.js'
import { listParams } from '../listParams.js'
import type { BlockSettings } from '../settings.js'
import { toNode } from '../toNode.js'
import { adoptMoreStyle } from './adoptMoreStyle.js'
import { adoptServed } from './adoptServed.js'
import { echoTo } from './echoTo.js'
import { ownCard } from './ownCard.js'
import { pageRow } from './pageRow.js'
import { tiredOf } from './tiredOf.js'
import { wordsFrom } from './wordsFrom.js'

/** What a shop hears when its "add to cart" is pressed in a block. */
export interface AddDetail {
  item: RecommendedItem
  /** Slot of the product, from 1. */
  slot: number
  /** Params for an `add_to_cart` of the shop's own, which name the recommendation. */
  params: object
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
  let items: readonly RecommendedItem[] = []
  let place: (() => void) | undefined

  settings.words_ = own.words_
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

  const add = (button: Element, section: Element) => {
    const slot = [...section.querySelectorAll('.item')].findIndex(card => card.contains(button)) + 1
    const item = items[slot - 1]
    const shown = settings.shown_
    if (!item || !shown) return
    const params = listParams(settings, { ...shown, items_: items }, slot)
    tracker.event('select_item', params)
    const detail: AddDetail = { item, slot, params }
    const event = new CustomEvent('grapevine:add', { bubbles: true, composed: true, cancelable: true, detail })
    // A shop that prevents the default says itself what became of it.
    if (!host.dispatchEvent(event)) return
    const say = (word: string) => {
      const name = `${word}: ${cleanText(item.title)}`
      button.textContent = word
      button.setAttribute('aria-label', name)
      return name
    }
    // Nobody is told that the name of a button has changed.
    status.textContent = say(extra.added)
    setTimeout(() => {
      say(extra.cart)
      status.textContent = ''
    }, 2000)
  }

  settings.dress_ = (section, drawn, words) => {
    const list = section.querySelector('ul')!
    if (!place) {
      adoptMoreStyle(section.getRootNode() as ShadowRoot)
      // Before there is something to say, for what comes with its words is not read out everywhere.
      if (show.includes('cart')) section.append(status)
      section.addEventListener('click', event => {
        const button = (event.target as Element).closest('.add')
        if (button) add(button, section)
      })
      place = pageRow(section, list, settings, extra)
    }
    items = drawn
    for (const [i, card] of [...list.children].entries()) dress(card, drawn[i] ?? {}, words)
    place()
  }
}
