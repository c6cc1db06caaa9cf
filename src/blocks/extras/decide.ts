import { columns } from '../../card/columns.js'
import type { Visitor } from '../../card/types/BlockDefinition.js'
import { BLOCKS } from '../../card/types/index.js'
import type { RecommendRequest, TrackerHost } from '../../core/Tracker.js'
import type { Variant } from '../../protocol/events/experiment_exposure.js'
import type { BlockExperiment, RecommendedBlock } from '../../protocol/recommendations.js'
import { keep, readKept } from '../keptAnswers.js'
import { promised } from '../promised.js'
import type { Decided } from '../Shown.js'
import type { BlockSettings } from '../settings.js'
import { groupOf } from './groupOf.js'

/** Says which group everybody is in, for testers: `?gv-variant=test`. What they do is in no result. */
const FORCE = 'gv-variant'

/** The block that an answer is for. */
export interface Subject {
  host_: HTMLElement
  settings_: BlockSettings
  tracker_: TrackerHost
  visitor_: Visitor
  request_: RecommendRequest
}

/** Exposures that were told: experiment and page view. */
const told = new Set<string>()

/**
 * What an answer that is for everybody comes to for this shopper: where the block is paused for new visitors, and by the group
 * of an experiment. Without consent nobody takes part, since nobody could be known again.
 *
 * @param isKept The answer is of an earlier visit.
 */
export async function decide(
  host_: HTMLElement,
  settings_: BlockSettings,
  tracker: TrackerHost,
  visitor_: Visitor,
  request_: RecommendRequest,
  answer: RecommendedBlock,
  isKept?: boolean,
): Promise<Decided | undefined> {
  const subject: Subject = { host_, settings_, tracker_: tracker, visitor_, request_ }
  const { experiment, paused } = answer
  if (paused === 'new' && (await isNew(tracker, visitor_))) return { ...answer, items: [] }
  if (!experiment || paused === 'all') return answer
  const forced = new URL(location.href).searchParams.get(FORCE)
  const { visitor } = await tracker.memory()
  const isForced = forced === 'test' || forced === 'control'
  const variant = isForced
    ? forced
    : tracker.state.consent === 'granted' && visitor
      ? groupOf(experiment, visitor)
      : undefined
  if (!variant) return answer
  // Who has met it on this page stays in it: what was told of both groups is told of both to the end.
  if (!told.has(exposureOf(subject, experiment)) && wouldMove(subject, experiment)) return answer
  const decided = variant === 'test' ? await changed(subject, experiment, answer, isKept) : hidden(experiment, answer)
  if (isForced || !decided) return decided
  expose(subject, experiment, variant, decided)
  return { ...decided, tried: { experiment: experiment.name, variant } }
}

/** A block may be larger with another number or layout: where it is on screen already, both groups see the old one and nobody is counted. */
function wouldMove({ host_: host, settings_: settings }: Subject, { change }: BlockExperiment): boolean {
  const isOther =
    (change?.limit ?? settings.limit_) !== settings.limit_ || (change?.layout ?? settings.layout_) !== settings.layout_
  return isOther && host.getBoundingClientRect().top < innerHeight
}

function hidden({ control }: BlockExperiment, answer: RecommendedBlock): Decided {
  return control ? { ...answer, items: [] } : answer
}

/** The one thing that the test sees otherwise. */
async function changed(
  { host_: host, settings_: settings, tracker_: tracker, visitor_: visitor, request_: request }: Subject,
  { change = {} }: BlockExperiment,
  answer: RecommendedBlock,
  isKept?: boolean,
): Promise<Decided | undefined> {
  const { heading, layout, limit, type } = change
  if (heading) settings.heading_ = heading
  if (layout) settings.layout_ = layout
  if (limit) {
    settings.limit_ = limit
    const list = host.shadowRoot?.querySelector('ul')
    if (list) list.style.cssText = columns(limit)
  }
  if (!type || type === request.type || !BLOCKS[type]) return answer
  settings.request_ = { ...settings.request_, type }
  const other = { ...request, type, anchors: BLOCKS[type].anchors_?.(settings.named_, visitor) ?? [] }
  const query = JSON.stringify(other)
  if (isKept) return readKept(tracker, query, Date.now())
  const asked = await tracker.recommend(other)
  if (asked) await keep(tracker, query, Date.now(), asked)
  return asked
}

function exposureOf({ tracker_: tracker }: Subject, { name }: BlockExperiment): string {
  return `${name} ${tracker.state.pageView}`
}

function expose(subject: Subject, experiment: BlockExperiment, variant: Variant, answer: Decided): void {
  const { tracker_: tracker, request_: request } = subject
  const { name } = experiment
  const key = exposureOf(subject, experiment)
  if (told.has(key)) return
  told.add(key)
  tracker.event('experiment_exposure', {
    experiment: name,
    variant,
    block_type: request.type,
    ...(request.placement && { placement: request.placement }),
    recommendation_id: answer.recommendationId,
  })
}

/**
 * Whether somebody is here for the first time: has bought nothing in this browser, and was in no session before this one. The first
 * session that was paused is remembered; without consent everybody is new.
 */
async function isNew(tracker: TrackerHost, { bought_ }: Visitor): Promise<boolean> {
  if (bought_[0]) return false
  if (tracker.state.consent !== 'granted') return true
  const { session } = await tracker.memory()
  const key = 'kv|first'
  return tracker
    .store('readwrite', async objects => {
      const first = (await promised(objects.get(key))) as string | undefined
      if (!first) await promised(objects.put(session, key))
      return !first || first === session
    })
    .catch(() => true)
}
