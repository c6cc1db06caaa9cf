import type { BlockChange, BlockExperiment, RecommendedBlock } from '../../protocol/recommendations.js'
import { SEGMENTS, type Segment } from '../../protocol/segment.js'
import type { Told } from '../journal.js'
import type { Model } from '../Model.js'
import { withParam } from '../readAddress.js'
import { FORCE_SEGMENT, lapsedDaysHere, segmentHere } from '../segmentHere.js'
import { element } from '../view/element.js'
import type { Entry } from '../view/reconcile.js'
import { heading, remark } from './facts.js'

const FORCE = 'gv-variant'

/** One experiment on this page. */
export interface Tried {
  name: string
  /** The group that was told, or is forced; empty where nobody is counted. */
  variant: string
  what: string
}

const inWords = (change: BlockChange) =>
  Object.entries(change)
    .map(pair => pair.join(' '))
    .join(', ')

const whatOf = ({ share, control, change }: BlockExperiment) =>
  [
    `${Math.round(share * 1000) / 10} % take part`,
    control && 'control sees no block',
    change && `test has ${inWords(change)}`,
  ]
    .filter(Boolean)
    .join(', ')

/** The experiments in these answers, each once, with the group that the page has told. */
export function experimentsOf(
  answers: readonly (RecommendedBlock | undefined)[],
  told: readonly Pick<Told, 'name' | 'params'>[],
  forced: string | null,
): Tried[] {
  const exposures = told.filter(({ name }) => name === 'experiment_exposure')
  const found = new Map<string, Tried>()
  for (const answer of answers) {
    if (!answer?.experiment) continue
    const { name } = answer.experiment
    const exposure = exposures.map(({ params }) => params as { experiment?: string; variant?: string })
    const variant = forced ?? exposure.find(({ experiment }) => experiment === name)?.variant ?? ''
    found.set(name, { name, variant, what: whatOf(answer.experiment) })
  }
  return [...found.values()]
}

/** The targets in these answers, each once: where one is for the segment, with that for a group. */
export function targetsOf(answers: readonly (RecommendedBlock | undefined)[], segment: Segment): Tried[] {
  const found = new Map<string, Tried>()
  for (const answer of answers) {
    const first = answer?.targets?.find(({ segments }) => segments.includes(segment))
    for (const one of answer?.targets ?? []) {
      const { name, segments, change } = one
      const variant = one === first ? segment : ''
      found.set(name, { name, variant, what: `${segments.join(', ')}: ${change ? inWords(change) : 'no block'}` })
    }
  }
  return [...found.values()]
}

/** Links that force something by a parameter of the address; the first takes it as it is. */
const links = (param: string, values: readonly string[], asIs: string): Entry => {
  const here = location.href
  const forced = new URLSearchParams(location.search).get(param)
  return {
    key: param,
    sign: here,
    make: () =>
      element(
        'p',
        { class: 'links' },
        ...[...values, ''].map(value =>
          element(
            'a',
            { href: withParam(here, param, value), 'aria-current': (forced ?? '') === value && 'true' },
            value ? `Show ${value}` : asIs,
          ),
        ),
      ),
  }
}

const rowsOf = (found: readonly Tried[], otherwise: string, forced: string | null) =>
  found.map(({ name, variant, what }) => ({
    key: name,
    sign: variant + what,
    make: () =>
      element(
        'div',
        { class: 'row' },
        element(
          'div',
          { class: 'line' },
          element('b', {}, name),
          element('span', { class: variant ? 'mark counted' : 'mark' }, variant || otherwise),
          element('span', { class: 'quiet' }, forced ? 'forced by the address' : ''),
        ),
        element('p', { class: 'quiet' }, what),
      ),
  }))

/** Experiments and targets at the placements of this page, and links that force a group or a segment. */
export function experimentsSection(model: Model): Entry[] {
  const address = new URLSearchParams(location.search)
  const answers = model.blocks.asks.map(({ answer }) => answer)
  const forced = address.get(FORCE)
  const tried = rowsOf(experimentsOf(answers, model.journal.told, forced), 'takes no part', forced)
  const segment = segmentHere(model)
  const aimed = rowsOf(targetsOf(answers, segment), 'for others', address.get(FORCE_SEGMENT))
  return [
    ...(tried.length > 0 ? tried : [remark('No block of this page has been answered as part of an experiment.')]),
    links(FORCE, ['test', 'control'], 'As drawn by lot'),
    heading(`Segment: ${segment}`),
    ...(aimed.length > 0 ? aimed : [remark('No block of this page has a target.')]),
    links(FORCE_SEGMENT, SEGMENTS, 'As remembered'),
    remark(`Lapsed is who has not ordered for ${lapsedDaysHere(model)} days.`),
    remark('A group or a segment that is forced is in no result.'),
  ]
}
