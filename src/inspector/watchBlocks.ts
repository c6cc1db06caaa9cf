import type { UseStore } from 'idb-keyval'
import type { RecommendRequest, TrackerHost } from '../core/Tracker.js'
import type { RecommendedBlock } from '../protocol/recommendations.js'
import type { Attributes } from './adviseOnBlocks.js'
import { isFor } from './isFor.js'
import { type Preview, previewed } from './previews.js'

export const TAG = 'grapevine-block'

/** A question for a block, and its answer. Times are those of `performance.now()`, ms. */
export interface Ask {
  key: number
  request: RecommendRequest
  askedAt_: number
  answeredAt_?: number
  answer?: RecommendedBlock | undefined
  /** The element that asked; none for what the shop's own code asked. */
  host?: Element
}

/** What a block has drawn last. */
export interface Drawing {
  at: number
  ids: readonly string[]
  recommendationId?: string | undefined
}

export interface Blocks {
  /** Oldest first. */
  readonly asks: readonly Ask[]
  readonly drawings_: ReadonlyMap<Element, Drawing>
  hosts(): Element[]
  /** Shows all blocks in a state, or as they are. */
  show(preview: Preview | undefined): void
  stop(): void
}

/** What runs the blocks of a page. */
interface Stage {
  changed(host: Element): void
}

const MOST = 100

export const attributesOf = (host: Element): Attributes =>
  Object.fromEntries([...host.attributes].map(({ name, value }) => [name, value]))

/** Listens to what blocks ask and draw, and answers them in the state that is to be shown. */
export function watchBlocks(tracker: TrackerHost, preview: Preview | undefined, changed: () => void): Blocks {
  const { recommend: ask, store } = tracker
  const host = tracker as { recommend: typeof ask; store: UseStore }
  const page = globalThis as { [key: symbol]: Stage | undefined }
  const asks: Ask[] = []
  const drawings_ = new Map<Element, Drawing>()
  let now = preview
  /** Blocks that have shown what is to be kept: the next answer is missing. */
  const kept = new WeakSet<Element>()

  const hosts = () => [...document.querySelectorAll(TAG)]
  const redraw = (block: Element) => page[Symbol.for('grapevine blocks')]?.changed(block)

  /** What a state shows is not to be kept as an answer, and what was kept is not to be shown in its place. */
  const closeStore = () => {
    host.store = now && now !== 'stale' ? () => Promise.reject(new Error(`gv-preview=${now}`)) : store
  }

  const recommend: typeof ask = async request => {
    const one: Ask = { key: asks.length ? asks[asks.length - 1]!.key + 1 : 1, request, askedAt_: performance.now() }
    const open = (block: Element) => asks.some(other => other.host === block && other.answeredAt_ === undefined)
    const fit = hosts().filter(block => isFor(request, attributesOf(block)))
    const asker = fit.find(block => !open(block) && !drawings_.has(block)) ?? fit.find(block => !open(block)) ?? fit[0]
    if (asker) one.host = asker
    asks.push(one)
    asks.splice(0, asks.length - MOST)
    changed()
    const isFirst = now === 'stale' && asker && !kept.has(asker)
    one.answer = await (now && !isFirst ? previewed(now, ask, request) : ask(request))
    one.answeredAt_ = performance.now()
    changed()
    return one.answer
  }

  const drew = (event: Event) => {
    const block = event.composedPath()[0] as Element
    const { items, recommendationId } = (event as CustomEvent).detail
    drawings_.set(block, { at: performance.now(), ids: items, recommendationId })
    if (now === 'stale' && !kept.has(block)) {
      kept.add(block)
      redraw(block)
    }
    changed()
  }

  const all = () => {
    for (const block of hosts()) {
      kept.delete(block)
      drawings_.delete(block)
      redraw(block)
    }
  }

  host.recommend = recommend
  closeStore()
  const names = ['grapevine:rendered', 'grapevine:empty']
  for (const name of names) document.addEventListener(name, drew)
  // What was drawn before is drawn anew, so that it can be seen from the question on.
  all()

  return {
    asks,
    drawings_,
    hosts,
    show(preview) {
      now = preview
      closeStore()
      all()
      changed()
    },
    stop() {
      for (const name of names) document.removeEventListener(name, drew)
      // Another plugin may have put something in front of it, which goes on with what is asked truly.
      if (host.recommend === recommend) host.recommend = ask
      const wasShown = now
      now = undefined
      closeStore()
      if (wasShown) all()
    },
  }
}
