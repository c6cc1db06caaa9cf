import { type Planned, plan } from '../card/plan.js'
import type { Visitor } from '../card/types/BlockDefinition.js'
import type { TrackerHost } from '../core/Tracker.js'
import { type Block, createBlock, type Page } from './block.js'
import type { ExtrasChunk } from './ExtrasChunk.js'
import { type Stage, TAG } from './element.js'
import { ATTRIBUTES, PLAIN, readSettings } from './settings.js'

/** Blocks ask for their products when they are so near to the viewport. */
const NEAR = '600px'
/** What the plain card in the plain grid does not have comes with a chunk of its own. */
const MORE = `[layout=row],[${ATTRIBUTES.slice(PLAIN).join('],[')}]`
/** `Node.DOCUMENT_POSITION_FOLLOWING` */
const FOLLOWING = 4

/** Runs the blocks of a page for a tracker, until it is stopped. */
export function createStage(tracker_: TrackerHost): Stage & { stop_(): void } {
  /** Nothing for those that cannot be read, which is told once. */
  const blocks = new Map<Element, Block | undefined>()
  let visitor: Promise<Visitor> | undefined
  let loading: Promise<ExtrasChunk | undefined> | undefined
  let dealing: ReturnType<typeof setTimeout> | undefined

  const fail = (error: unknown) => tracker_.problem('block_failed', `${error}`) as undefined

  const safely_: Page['safely_'] =
    work =>
    (...given) =>
      (async () => work(...given))().catch(fail)

  const loadExtras = () => (loading ??= import('./extras.js').catch(fail))

  /** Without consent the lists are empty. */
  const gather = async (): Promise<Visitor> => {
    // The first number of a process takes Chromium longer than a block of cards: it learns which languages it knows, about
    // 12 ms. That is a task of its own while the store is read, before there are prices.
    setTimeout(safely_(() => (0).toLocaleString()))
    const { cart, bought = [], recent = [] } = await tracker_.memory()
    return { cart_: cart?.items.map(item => item.item_id) ?? [], bought_: bought, recent_: recent }
  }

  const deal = safely_(() => {
    const mine = dealing
    const filled = ([...blocks.values()].filter(block => block?.planned_) as Block[]).sort(
      (a, b) => (b.host_.compareDocumentPosition(a.host_) & FOLLOWING) - 1,
    )
    plan(filled.map(block => block.planned_ as Planned)).forEach((items, i) => {
      // Each in a task of its own, so that none is long. What changes meanwhile is dealt out anew; who has stopped has no plan.
      setTimeout(safely_(() => mine === dealing && filled[i]!.planned_ && filled[i]!.show_(items)))
    })
  })

  const page: Page = {
    tracker_,
    counted_: new Set(),
    loadExtras_: loadExtras,
    safely_,
    visitor_: () => (visitor ??= gather()),
    // Answers of one request arrive one by one, but the products are dealt out to all blocks together.
    deal_() {
      clearTimeout(dealing)
      dealing = setTimeout(deal)
    },
  }

  /** Fills blocks that come near, and lets those that are far from the viewport take or give back room. */
  const near = new IntersectionObserver(
    safely_((entries: IntersectionObserverEntry[]) => {
      for (const { isIntersecting, target } of entries) blocks.get(target)?.turn_(isIntersecting)
    }),
    { rootMargin: NEAR },
  )

  const forget = (host: Element) => {
    near.unobserve(host)
    blocks.get(host)?.stop_()
    blocks.delete(host)
  }

  const connected = safely_(async (host: HTMLElement): Promise<void> => {
    const extras = host.matches(MORE) && (await loadExtras())
    // What stands in the attributes may have changed meanwhile.
    if (blocks.has(host) || !host.isConnected) return
    blocks.set(host, undefined)
    const settings = readSettings(host)
    if (extras) extras.addExtras(host, settings, tracker_)
    blocks.set(host, createBlock(host, settings, page))
    near.observe(host)
  })

  const scan = safely_(async (root: ParentNode) => {
    if (root.querySelector('[data-grapevine]')) (await loadExtras())?.upgradePlaceholders(root)
    root.querySelectorAll<HTMLElement>(TAG).forEach(connected)
  })

  // The shopper's lists are there with consent, and gone without it.
  const offs = (['cart', 'consent', 'page'] as const).map(name =>
    tracker_.on(name, () => {
      visitor = undefined
      scan(document)
      blocks.forEach(block => {
        block?.reload_(name === 'page')
      })
    }),
  )

  return {
    connected,
    disconnected(host) {
      // An element that is only moved is connected again at once; it keeps what it shows.
      setTimeout(() => host.isConnected || forget(host))
    },
    changed(host) {
      if (!blocks.has(host)) return
      forget(host)
      connected(host)
    },
    scan,
    stop_() {
      for (const off of offs) off()
      for (const host of blocks.keys()) forget(host)
    },
  }
}
