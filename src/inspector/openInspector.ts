import type { TrackerHost } from '../core/Tracker.js'
import { CONSENTS } from '../protocol/consent.js'
import type { Advice } from './Advice.js'
import { adviseOnAddress } from './adviseOnAddress.js'
import { adviseOnBlocks } from './adviseOnBlocks.js'
import { adviseOnCall } from './adviseOnCall.js'
import { adviseOnMarkup } from './adviseOnMarkup.js'
import { adviseOnProblems } from './adviseOnProblems.js'
import { createJournal } from './journal.js'
import { lookUp } from './lookUp.js'
import type { Model } from './Model.js'
import { markPageViews } from './markPageViews.js'
import { isPreview } from './previews.js'
import { type Asked, carryOn, withParam } from './readAddress.js'
import { allAdvice } from './sections/advice.js'
import { FORCE_SEGMENT } from './segmentHere.js'
import { becomeTestVisitor, debugUntil, endTestVisitor } from './testVisitor.js'
import { createPanel } from './view/createPanel.js'
import { createOutline } from './view/outline.js'
import { attributesOf, TAG, watchBlocks } from './watchBlocks.js'
import { whileGranted } from './whileGranted.js'

/** Changes of one moment are drawn together. */
const DRAW_MS = 60
/** What no event tells of is looked at so often: the next sending, other tabs. */
const LOOK_MS = 1000
/** Products that a sentence names. */
const MOST_NAMED = 5
/** A page that has not told its cart by then, or drawn its blocks, will not. */
const LATE_MS = 4000

/**
 * Opens the inspector on a page. From now on what the page records is booked as a test. Answers how to close it.
 *
 * @param calls those of `gv` from before the tag was there
 */
export function openInspector(tracker: TrackerHost, asked: Asked, calls?: unknown): () => void {
  const { state, store } = tracker
  const { pageView } = state
  const openedAt = performance.now()
  const warned = new Set<string>()
  let drawing: ReturnType<typeof setTimeout> | undefined

  const draw = () => {
    model.advice = adviceOnPage()
    for (const { about, text } of allAdvice(model)) {
      if (warned.has(about + text)) continue
      warned.add(about + text)
      console.warn(`Grapevine: ${about}: ${text}`)
    }
    panel.update(model)
  }
  const changed = () => {
    drawing ??= setTimeout(() => {
      drawing = undefined
      draw()
    }, DRAW_MS)
  }

  const adviceOnPage = (): Advice[] => {
    const known = (customElements.get(TAG) as { observedAttributes?: readonly string[] } | undefined)
      ?.observedAttributes
    const isLate = performance.now() - openedAt > LATE_MS
    const advice = [
      ...adviseOnProblems(journal),
      ...adviseOnBlocks(blocks.hosts().map(attributesOf), state.pageType, known ?? []),
      ...adviseOnMarkup(document, known ?? [], isLate),
      ...adviseOnAddress(location.search),
    ]
    const isCartPage = /^(cart|checkout)$/.test(state.pageType ?? '')
    const addsByHand = journal.told.some(({ name }) => name === 'add_to_cart')
    if (!journal.isCartTold_ && (isCartPage || addsByHand) && isLate)
      advice.push({
        about: 'The cart',
        text: "was never told, so blocks may recommend what is in it. Call gv('cart', { currency, items }) at every change.",
      })
    if (!CONSENTS.includes(state.consent))
      advice.push({
        about: 'Consent',
        text: `"${state.consent}" is no state, so events are held for ever. Use ${CONSENTS.join(', ')}.`,
      })
    for (const { request, answer } of blocks.asks)
      if (
        request.category &&
        answer?.source === 'bestsellers' &&
        answer.items.every(one => one.strategy === 'bestsellers')
      )
        advice.push({
          about: `category="${request.category}"`,
          text: 'sells nothing that the catalog knows, so its block shows bestsellers of the shop. Write it as the catalog does.',
        })
    const ids = [...products.unlisted]
    const more = ids.length - MOST_NAMED
    if (ids[0])
      advice.push({
        about: 'The catalog',
        text: `does not have ${ids.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}: blocks show them without picture, price and link. Import them, or tell the ids that it has.`,
      })
    return advice
  }

  /** Ids that a block is about, and that an event names. */
  const namedBy = (host: Element) =>
    attributesOf(host)
      .item?.split(',')
      .map(id => id.trim()) ?? []
  const itemsOf = ({ items }: { items?: unknown }) =>
    Array.isArray(items) ? items.map(item => item?.item_id ?? '') : []

  const preview = isPreview(asked.preview) ? asked.preview : undefined
  const journal = createJournal(tracker, changed)
  const products = lookUp(tracker, changed)
  const unmark = markPageViews(tracker)
  const blocks = watchBlocks(tracker, preview, changed)
  const outline = createOutline()
  const model: Model = {
    tracker,
    journal,
    blocks,
    preview,
    self: {},
    books: undefined,
    until: 0,
    advice: [],
    point: block => outline.point(block, `${blocks.hosts().indexOf(block) + 1} ${block.getAttribute('type')}`),
    flush: () => void tracker.flush().then(look),
  }
  const look = async () => {
    const [self, books, until] = await Promise.all([
      tracker.memory(),
      tracker.books(),
      state.consent === 'granted' ? debugUntil(store).catch(() => 0) : 0,
    ])
    Object.assign(model, { self, books, until })
    if (model.self.cart?.items[0]) journal.isCartTold_ = true
    await journal.look()
    await products.ask([...blocks.hosts().flatMap(namedBy), ...journal.told.flatMap(({ params }) => itemsOf(params))])
  }

  const stopGranted = whileGranted(tracker, async () => {
    await becomeTestVisitor(store, pageView, Date.now(), asked.isOn)
    await journal.look(pageView)
    // Copies of these would leave under the other visitor, should the page be left now.
    await tracker.flush()
  })

  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || state.consent === 'granted') return
    const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement)
    const href = link?.getAttribute('href')
    if (!link || !href || !/^https?:/.test(link.href)) return
    link.href = carryOn(link.href, location.href)
    setTimeout(() => link.setAttribute('href', href))
  }
  addEventListener('click', follow)

  const looking = setInterval(() => {
    if (document.visibilityState === 'visible') look()
  }, LOOK_MS)

  const close = () => {
    clearTimeout(drawing)
    clearInterval(looking)
    removeEventListener('click', follow)
    stopGranted()
    journal.stop()
    blocks.stop()
    outline.stop()
    panel.remove()
  }

  const panel = createPanel(outline.frame, {
    preview(preview) {
      model.preview = preview
      blocks.show(preview)
      history.replaceState(history.state, '', withParam(location.href, 'gv-preview', preview ?? ''))
    },
    async end() {
      close()
      unmark()
      if (state.consent === 'granted') await endTestVisitor(store).catch(() => {})
      history.replaceState(
        history.state,
        '',
        ['gv-debug', 'gv-preview', 'gv-variant', FORCE_SEGMENT].reduce(
          (address, name) => withParam(address, name, ''),
          location.href,
        ),
      )
    },
    close,
  })
  for (const [name, given] of (Array.isArray(calls) ? calls : []) as Iterable<unknown>[])
    journal.calls.push(...adviseOnCall(name, given))
  draw()
  look()
  return () => {
    close()
    unmark()
  }
}
