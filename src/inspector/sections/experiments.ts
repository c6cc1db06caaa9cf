import type { BlockExperiment, RecommendedBlock } from '../../protocol/recommendations.js'
import type { Told } from '../journal.js'
import type { Model } from '../Model.js'
import { withParam } from '../readAddress.js'
import { element } from '../view/element.js'
import type { Entry } from '../view/reconcile.js'
import { remark } from './facts.js'

const FORCE = 'gv-variant'

/** One experiment on this page. */
export interface Tried {
  name: string
  /** The group that was told, or is forced; empty where nobody is counted. */
  variant: string
  what: string
}

const whatOf = ({ share, control, change }: BlockExperiment) =>
  [
    `${Math.round(share * 1000) / 10} % take part`,
    control && 'control sees no block',
    change && `test has ${JSON.stringify(change).replace(/[{}"]/g, '').replaceAll(':', ' ')}`,
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

/** Experiments at the placements of this page, and links that force a group. */
export function experimentsSection({ blocks, journal }: Model): Entry[] {
  const here = location.href
  const forced = new URLSearchParams(location.search).get(FORCE)
  const links: Entry = {
    key: 'links',
    sign: here,
    make: () =>
      element(
        'p',
        { class: 'links' },
        ...['test', 'control', ''].map(group =>
          element(
            'a',
            { href: withParam(here, FORCE, group), 'aria-current': (forced ?? '') === group && 'true' },
            group ? `Show ${group}` : 'As drawn by lot',
          ),
        ),
      ),
  }
  const found = experimentsOf(
    blocks.asks.map(({ answer }) => answer),
    journal.told,
    forced,
  )
  const rows = found.map(({ name, variant, what }) => ({
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
          element('span', { class: variant ? 'mark counted' : 'mark' }, variant || 'takes no part'),
          element('span', { class: 'quiet' }, forced ? 'forced by the address' : ''),
        ),
        element('p', { class: 'quiet' }, what),
      ),
  }))
  return [
    ...(rows.length > 0 ? rows : [remark('No block of this page has been answered as part of an experiment.')]),
    links,
    remark('A group that is forced is in no result.'),
  ]
}
