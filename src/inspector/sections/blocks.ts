import type { BlockReport } from '../describeBlock.js'
import { describeBlocks } from '../describeBlock.js'
import type { Model } from '../Model.js'
import { PREVIEWS } from '../previews.js'
import { element } from '../view/element.js'
import type { Entry } from '../view/reconcile.js'
import { facts, remark } from './facts.js'
import { count, short, span } from './texts.js'

const MARK = { drawn: 'counted', empty: 'dropped', asked: 'waiting', far: 'held' } as const
const WORD = { drawn: 'drawn', empty: 'empty', asked: 'asked', far: 'further down' } as const

const products = (list: readonly { id: string; title: string; note: string }[]) =>
  element(
    'ol',
    {},
    ...list.map(({ id, title, note }) =>
      element(
        'li',
        {},
        element('span', {}, title || id, title && element('span', { class: 'quiet' }, ` ${id}`)),
        element('span', { class: 'quiet' }, note),
      ),
    ),
  )

/** Products by the reason for which they are not there. */
const reasons = (out: BlockReport['out']) => {
  const by = new Map<string, string[]>()
  for (const { id, title, why } of out) by.set(why, [...(by.get(why) ?? []), title || id])
  return element(
    'dl',
    { class: 'out' },
    ...[...by].map(([why, names]) => element('div', {}, element('dt', {}, why), element('dd', {}, names.join(', ')))),
  )
}

function card(report: BlockReport, point: Model['point']): HTMLElement {
  const {
    host,
    number,
    type,
    placement,
    state,
    sentence,
    preview,
    slots,
    out,
    source,
    freshness_,
    answeredMs_,
    drawnMs_,
  } = report
  const way = [
    answeredMs_ !== undefined && `answered after ${span(answeredMs_)}`,
    drawnMs_ !== undefined && `drawn after ${span(drawnMs_)}`,
  ].filter(Boolean)
  return element(
    'details',
    { class: 'row block' },
    element(
      'summary',
      { onclick: () => host && point(host) },
      element('span', { class: 'number' }, number ? `${number}` : '{ }'),
      element('b', {}, type || 'no type'),
      element('span', { class: 'quiet' }, placement || (number ? 'no placement' : "asked by the shop's own code")),
      element(
        'span',
        { class: `mark ${MARK[state]}` },
        state === 'drawn' ? `${slots.length} ${number ? 'drawn' : 'answered'}` : WORD[state],
      ),
      preview && element('span', { class: 'seen' }, preview),
    ),
    sentence && element('p', { class: 'quiet' }, sentence),
    facts('', [
      [
        'Source',
        [source || '–', freshness_ && (freshness_ === 'kept' ? 'kept answer' : freshness_)].filter(Boolean).join(' · '),
      ],
      ['Way', way.length > 0 ? way.join(', ') : '–'],
      ['Answer', short(report.recommendationId || undefined), report.recommendationId],
    ]).make(),
    report.query && element('pre', { tabindex: '0' }, `b=${report.query}`),
    slots.length > 0 && element('h4', {}, host ? 'Shown' : 'Answered'),
    slots.length > 0 &&
      products(
        slots.map(({ id, title, strategy, support }) => ({
          id,
          title,
          note: [strategy, support].filter(Boolean).join(' '),
        })),
      ),
    out.length > 0 && element('h4', {}, `Left out: ${count(out.length, 'product')}`),
    out.length > 0 && reasons(out),
  )
}

/** The blocks of this page, and why each shows what it shows. */
export function blocksSection({ blocks, self, preview, point }: Model): Entry[] {
  const reports = describeBlocks(blocks, self, preview)
  if (reports.length === 0) return [remark('No <grapevine-block> is on this page, and nothing was asked for.')]
  const rows = reports.map((report, i) => {
    const { host: _, ...sign } = report
    return { key: `${report.number || `own ${i}`}`, sign: JSON.stringify(sign), make: () => card(report, point) }
  })
  return preview ? [remark(PREVIEWS[preview]), ...rows] : rows
}
