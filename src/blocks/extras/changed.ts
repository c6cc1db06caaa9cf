import { askSize } from '../../card/askSize.js'
import { columns } from '../../card/columns.js'
import type { Visitor } from '../../card/types/BlockDefinition.js'
import { BLOCKS } from '../../card/types/index.js'
import type { RecommendRequest, TrackerHost } from '../../core/Tracker.js'
import type { BlockChange, RecommendedBlock } from '../../protocol/recommendations.js'
import { keep, readKept } from '../keptAnswers.js'
import type { Decided } from '../Shown.js'
import type { BlockSettings } from '../settings.js'
import { addExtras } from './addExtras.js'

/** The block that an answer is for. */
export interface Subject {
  host_: HTMLElement
  settings_: BlockSettings
  tracker_: TrackerHost
  visitor_: Visitor
  request_: RecommendRequest
  /** The answer is of an earlier visit. */
  isKept_?: boolean | undefined
}

/** What the page itself says of a block. */
const written = new WeakMap<BlockSettings, Pick<BlockSettings, 'heading_' | 'limit_' | 'layout_' | 'min_'>>()

/** What is in the cart now. A question that was answered is not decided on again when the cart changes. */
let cart: readonly string[] = []
const followed = new WeakSet<TrackerHost>()

function followCart(tracker: TrackerHost, { cart_ }: Visitor): void {
  cart = cart_
  if (followed.has(tracker)) return
  followed.add(tracker)
  tracker.on('cart', ({ items }) => {
    cart = items.map(item => item.item_id)
  })
}

/** A block may be larger with another number or layout, so that these wait while it is on screen. */
export function wouldMove({ host_: host, settings_: { limit_, layout_ } }: Subject, change: BlockChange): boolean {
  const isOther = (change.limit ?? limit_) !== limit_ || (change.layout ?? layout_) !== layout_
  return isOther && host.getBoundingClientRect().top < innerHeight
}

/**
 * What an answer comes to with a change: that of another type is asked for. Without a change the block is as the page has it, whatever it was
 * before. What was looked at, and a type that this shopper can be shown nothing of, are left as they are: the same answer.
 */
export async function changed(
  subject: Subject,
  change: BlockChange,
  answer: RecommendedBlock,
): Promise<Decided | undefined> {
  const { host_: host, settings_: settings, tracker_: tracker, visitor_: visitor, request_: request } = subject
  const before = written.get(settings) ?? { ...settings }
  written.set(settings, before)
  settings.isChanged_ = true
  const type = change.type && BLOCKS[change.type] ? change.type : request.type
  const { anchors_, again_, personal_ } = BLOCKS[type]
  const anchors = anchors_?.(settings.named_, visitor) ?? []
  const isOther = type !== request.type
  const isVain = isOther && (BLOCKS[request.type].ofAnchors_ || (personal_ && !anchors[0]))
  const { heading = before.heading_, limit = before.limit_, layout = before.layout_ } = isVain ? {} : change
  settings.heading_ = heading
  if (!wouldMove(subject, { limit, layout } as BlockChange)) {
    settings.limit_ = limit
    settings.layout_ = layout
    // A plain block that becomes a row gets its buttons.
    if (layout === 'row' && !settings.dress_) addExtras(host, settings, tracker)
    settings.min_ = Math.min(before.min_, limit)
    const list = host.shadowRoot?.querySelector('ul')
    if (list) list.style.cssText = columns(limit)
  }
  delete settings.excluded_
  if (isVain) return answer
  const tired = (await settings.tired_?.()) ?? []
  const hidden = new Set([...settings.named_, ...(again_ ? [] : visitor.bought_), ...tired])
  const size = askSize(settings.limit_, new Set([...hidden, ...visitor.cart_]).size)
  // More products than the page has asked for are in no answer to its question.
  if (!isOther && size <= request.limit!) return { ...answer }
  followCart(tracker, visitor)
  settings.excluded_ = { has: id => hidden.has(id) || cart.includes(id) }
  const other = { ...request, type, anchors, limit: size }
  const query = JSON.stringify(other)
  const asked = await (subject.isKept_ ? readKept(tracker, query, Date.now()) : tracker.recommend(other))
  // Too few are better than none.
  if (!asked) return isOther ? undefined : { ...answer }
  if (!subject.isKept_) await keep(tracker, query, Date.now(), asked)
  return { ...asked, tried: { block_type: type } } as Decided
}
