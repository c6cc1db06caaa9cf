import { headingOf } from '../card/headingOf.js'
import type { Words } from '../card/languages/Words.js'
import type { Planned } from '../card/plan.js'
import type { Visitor } from '../card/types/BlockDefinition.js'
import type { TrackerHost } from '../core/Tracker.js'
import type { RecommendedItem } from '../protocol/recommendations.js'
import type { ExtrasChunk } from './ExtrasChunk.js'
import { type Filling, fill } from './fill.js'
import { listParams } from './listParams.js'
import type { Shown } from './Shown.js'
import type { BlockSettings } from './settings.js'
import { createView } from './view.js'
import { watchSeen } from './watchSeen.js'
import { ENGLISH, wordsOf } from './wordsOf.js'

/** What the blocks of a page share. */
export interface Page {
  tracker_: TrackerHost
  /** Impressions that were counted: recommendation id and page view. */
  counted_: Set<string>
  /** Guards every way into our code: whatever goes wrong, the shop's page goes on. */
  safely_<A extends unknown[]>(work: (...given: A) => unknown): (...given: A) => Promise<unknown>
  visitor_(): Promise<Visitor>
  /** Nothing where it cannot be loaded, which is told. */
  loadExtras_(): Promise<ExtrasChunk | undefined>
  /** Asks for the products to be dealt out to the blocks soon. */
  deal_(): void
}

/** One block on the page. */
export interface Block {
  host_: HTMLElement
  /** Fills the block when it is near the viewport; far from it, it takes or gives back room. */
  turn_(isNear: boolean): void
  /** Fills the block anew if it was filled once; on a new page also what was already answered is asked again. */
  reload_(isNewPage: boolean): void
  /** What it may show, once that is known. */
  planned_?: Planned | undefined
  show_(items: readonly RecommendedItem[]): void
  stop_(): void
}

/** Makes a block, which draws its skeleton at once. */
export function createBlock(host_: HTMLElement, settings: BlockSettings, page: Page): Block {
  const { tracker_, counted_, safely_ } = page
  const { type, placement } = settings.request_
  const lang = host_.closest<HTMLElement>('[lang]')?.lang || navigator.language
  /** Counts the questions, so that late answers to older ones are known. */
  let run = 0
  let filling: Filling | undefined
  let shown: Shown | undefined
  let stopWatching = () => {}
  let words: Partial<Words> = ENGLISH
  const told = wordsOf(lang)
  const headed = (items: readonly RecommendedItem[]) => headingOf(settings.heading_, type, words, items, lang)
  /** Settles when the words are there; without them the block speaks English. */
  const spoken = safely_(async () => {
    words = { ...(await told), ...settings.words_ }
  })()

  const view = createView(
    host_,
    settings,
    // Nothing is said in a language that the page does not speak, only for the moment until its words come.
    told === ENGLISH ? headed([]) : [settings.heading_ || '\xa0', lang],
    lang,
    safely_((slot: number) => shown && tracker_.event('select_item', listParams(settings, shown, slot))),
  )

  const impression = () => `${shown?.answer_.recommendationId} ${tracker_.state.pageView}`

  const watch = () => {
    stopWatching()
    stopWatching = watchSeen(
      host_,
      safely_(() => {
        if (!shown || counted_.has(impression())) return
        counted_.add(impression())
        tracker_.event('view_item_list', listParams(settings, shown))
      }),
    )
  }

  const load_ = safely_(async () => {
    const mine = ++run
    const visitor = await page.visitor_()
    /** What the shop tries out or has paused is decided here, for answers are the same for everybody. */
    const decide: Parameters<typeof fill>[3] = async (answer, request, isKept) => {
      const isForSome = answer && (settings.isChanged_ || answer.experiment || answer.paused || answer.targets)
      const extras = isForSome && (await page.loadExtras_())
      if (extras) return extras.decide(host_, settings, tracker_, visitor, request, answer!, isKept)
      // Who is not paused for cannot be known then.
      return answer?.paused ? undefined : answer
    }
    await fill(tracker_, settings, visitor, decide, filling, async found => {
      await spoken
      if (mine !== run) return
      filling = found
      block.planned_ = { ...found, ...settings }
      page.deal_()
    })
  })

  const block: Block = {
    host_,
    turn_: isNear => (isNear ? load_() : view.settle_()),
    reload_(isNewPage) {
      if (isNewPage && filling) {
        filling.query_ = ''
        watch()
      }
      if (run) load_()
    },
    show_(items) {
      const { answer_, query_ } = filling!
      const heading = headed(items)
      const ids = items.map(item => item.id)
      const isSame = `${shown?.items_.map(item => item.id)}` === `${ids}`
      view.draw_(items, heading, words)
      // Nothing is `null` where a collector writes it so.
      host_.toggleAttribute('data-stale', query_ == null)
      // A refresh that changes nothing for the shopper, after the impression was counted, is no other impression.
      const isNews = shown?.answer_.recommendationId !== answer_?.recommendationId && !counted_.has(impression())
      if (isSame && !isNews) return
      stopWatching()
      shown = undefined
      const detail = { type, placement, recommendationId: answer_?.recommendationId, items: ids, answer: answer_ }
      if (answer_ && items[0]) {
        settings.shown_ = shown = { heading_: heading[0], answer_, items_: items }
        const { items: slots, ...list } = listParams(settings, shown)
        tracker_.event('block_rendered', { ...list, slots: slots.length })
        watch()
      }
      const name = `grapevine:${shown ? 'rendered' : 'empty'}`
      host_.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }))
    },
    stop_() {
      run = -1
      block.planned_ = undefined
      stopWatching()
    },
  }
  return block
}
