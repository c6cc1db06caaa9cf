import { PROBLEMS } from '../../protocol/problems.js'
import type { Status, Told } from '../journal.js'
import type { Model } from '../Model.js'
import { element } from '../view/element.js'
import type { Entry } from '../view/reconcile.js'
import { adviceLine } from './advice.js'
import { clock, count } from './texts.js'

const MEANING: Record<Status, string> = {
  held: 'Waits in memory until the shopper agrees. Nothing is stored or sent.',
  waiting: 'In the outbox on disk, until a receipt comes.',
  memory: 'Waits in memory: this browser stores nothing, or may not.',
  counted: 'The collector has it: it has left the outbox.',
  rejected: 'The collector has refused it.',
  dropped: 'It was not kept.',
}

interface Params {
  items?: ({ item_id?: unknown } | null)[]
  value?: unknown
  currency?: unknown
  transaction_id?: unknown
  page_type?: unknown
  search_term?: unknown
  metric?: unknown
  item_id?: unknown
  placement?: unknown
}

/** What an event is about, in a few words. */
export function summaryOf(params: object): string {
  const { items, value, currency, ...rest } = params as Params
  const words = [rest.page_type, rest.search_term, rest.metric, rest.transaction_id, rest.placement, rest.item_id]
  const ids = Array.isArray(items) ? items.map(item => item?.item_id) : []
  const list = Array.isArray(items) && (ids.length === 1 ? ids[0] : count(ids.length, 'product'))
  return [...words, list, value !== undefined && [value, currency].join(' ').trim()]
    .filter(word => word !== undefined && word !== false)
    .map(word => (typeof word === 'object' ? JSON.stringify(word) : `${word}`))
    .join(' · ')
}

const row = ({ at, name, params, status, code, advice }: Told) =>
  element(
    'details',
    { class: 'row' },
    element(
      'summary',
      {},
      element('span', { class: `mark ${status}` }, status),
      element('b', {}, name),
      element('span', { class: 'quiet' }, summaryOf(params)),
      advice.length > 0 && element('span', { class: 'alert' }, '!'),
      element('time', {}, clock(at)),
    ),
    element(
      'p',
      { class: 'quiet' },
      code ? PROBLEMS[code].message : MEANING[status],
      code && element('code', {}, code),
    ),
    ...advice.map(one => adviceLine(one, false)),
    element('pre', { tabindex: '0' }, JSON.stringify(params, null, 1)),
  )

/** What this page has recorded, newest first. */
export function eventsSection({ journal: { told } }: Model): Entry[] {
  if (told.length === 0)
    return [
      {
        key: 'none',
        sign: '',
        make: () =>
          element(
            'p',
            { class: 'calm' },
            element('b', {}, 'No event yet'),
            'What was recorded before the inspector came and waits for consent is shown when the shopper agrees.',
          ),
      },
    ]
  return told.map(one => ({ key: `${one.key}`, sign: `${one.status} ${one.code}`, make: () => row(one) }))
}
