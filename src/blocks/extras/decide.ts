import type { Visitor } from '../../card/types/BlockDefinition.js'
import type { RecommendRequest, TrackerHost } from '../../core/Tracker.js'
import type { RecommendedBlock } from '../../protocol/recommendations.js'
import { SEGMENTS, segmentOf } from '../../protocol/segment.js'
import type { Decided } from '../Shown.js'
import type { BlockSettings } from '../settings.js'
import { changed, type Subject, wouldMove } from './changed.js'
import { groupOf } from './groupOf.js'

/** What testers write into the address: the group, and the segment, that everybody is in. What they do is in no result. */
const VARIANT = 'gv-variant'
const SEGMENT = 'gv-segment'

/** Exposures that were told: experiment and page view. */
const told = new Set<string>()

/**
 * What an answer that is for everybody comes to for this shopper: where the block is paused for new visitors, by the group of an
 * experiment, else by the segment. Without consent nobody takes part in an experiment, since nobody could be known again, and
 * everybody is here for the first time.
 *
 * @param isKept_ The answer is of an earlier visit.
 */
export async function decide(
  host_: HTMLElement,
  settings_: BlockSettings,
  tracker: TrackerHost,
  visitor_: Visitor,
  request: RecommendRequest,
  answer: RecommendedBlock,
  isKept_?: boolean,
): Promise<Decided | undefined> {
  const subject: Subject = { host_, settings_, tracker_: tracker, visitor_, request_: request, isKept_ }
  const { targets, experiment, lapsedDays } = answer
  const address = new URL(location.href).searchParams
  const memory = await tracker.memory()
  const isKnown = tracker.state.consent === 'granted'
  const forcedSegment = SEGMENTS.find(one => one === address.get(SEGMENT))
  const segment = forcedSegment ?? (isKnown ? segmentOf(memory, Date.now(), lapsedDays) : 'first-time')
  const isAway = ({ paused }: RecommendedBlock) => paused === 'new' && segment === 'first-time'
  if (isAway(answer)) return { ...answer, items: [] }
  if (answer.paused === 'all') return answer

  if (experiment) {
    const { name, control, change = {} } = experiment
    const key = `${name} ${tracker.state.pageView}`
    const forced = (['test', 'control'] as const).find(one => one === address.get(VARIANT))
    // Who has met it on this page stays in it: what was told of both groups is told of both to the end. Where the block would move
    // on screen, both groups see the old one and nobody is counted.
    const isOut = !told.has(key) && wouldMove(subject, change)
    const variant = isOut ? undefined : (forced ?? (isKnown && memory.visitor && groupOf(experiment, memory.visitor)))
    const isAbsent = control && variant === 'control'
    const decided = isAbsent
      ? { ...answer, items: [] }
      : await changed(subject, variant === 'test' ? change : {}, answer)
    if (!variant || forced || !decided) return decided
    if (!told.has(key)) {
      told.add(key)
      tracker.event('experiment_exposure', {
        experiment: name,
        variant,
        block_type: request.type,
        ...(request.placement && { placement: request.placement }),
        recommendation_id: decided.recommendationId,
      })
    }
    return { ...decided, tried: { ...decided.tried, experiment: name, variant } }
  }

  const target = targets?.find(({ segments }) => segments.includes(segment))
  if (target?.hidden) return { ...answer, items: [] }
  const decided = await changed(subject, target?.change ?? {}, answer)
  if (!target || !decided || decided === answer) return decided
  if (isAway(decided)) decided.items = []
  return forcedSegment ? decided : { ...decided, tried: { ...decided.tried, target: target.name } }
}
