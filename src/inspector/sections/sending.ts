import { PROBLEMS } from '../../protocol/problems.js'
import type { Model } from '../Model.js'
import { element } from '../view/element.js'
import type { Entry } from '../view/reconcile.js'
import { facts, heading, remark } from './facts.js'
import { clock, count, short, span } from './texts.js'

/** When the next batch leaves, in words. */
function nextSending({ tracker: { state }, books }: Model): string {
  if (state.consent === 'pending' || state.consent === 'denied') return 'not before the shopper agrees'
  if (!books?.waiting) return 'when something is recorded'
  const ms = (state.due ?? Infinity) - performance.now()
  if (!Number.isFinite(ms)) return 'in a moment'
  return ms > 0 ? `in ${span(Math.ceil(ms / 1000) * 1000).replace('.0', '')}` : 'now'
}

const sum = (by: Record<string, number>) => Object.values(by).reduce((a, b) => a + b, 0)
const named = (by: Record<string, number>) => {
  const codes = Object.keys(by).join(', ')
  return `${sum(by)}${codes && ` (${codes})`}`
}

/** The outbox, its books, and the batches that this page has sent. */
export function sendingSection(model: Model): Entry[] {
  const { books, journal, flush } = model
  const held = journal.told.filter(({ status }) => status === 'held').length
  const entries: Entry[] = [
    facts('outbox', [
      ['Waiting', books ? `${books.waiting}${held ? ` and ${held} for consent` : ''}` : '–'],
      ['Next batch', nextSending(model)],
    ]),
    {
      key: 'flush',
      sign: '',
      make: () => element('button', { type: 'button', class: 'wide', onclick: flush }, 'Send now'),
    },
  ]
  if (books)
    entries.push(
      heading('Books of this browser'),
      facts('books', [
        ['Recorded', `${books.tracked}`],
        ['Counted', `${books.counted}`],
        ['Rejected', named(books.rejected)],
        ['Dropped', named(books.dropped)],
      ]),
    )
  entries.push(heading('Batches of this page'))
  if (journal.receipts.length === 0) entries.push(remark('No receipt has come yet.'))
  for (const { at, receipt } of journal.receipts) {
    const { batch, accepted, duplicate, rejected } = receipt
    entries.push({
      key: batch,
      sign: '',
      make: () =>
        element(
          'div',
          { class: 'row' },
          element(
            'div',
            { class: 'line' },
            element('span', { class: `mark ${rejected.length ? 'rejected' : 'counted'}` }, 'receipt'),
            element('b', {}, `${accepted} counted`),
            element(
              'span',
              { class: 'quiet' },
              [
                duplicate && count(duplicate, 'duplicate'),
                rejected.length && `${rejected.length} rejected`,
                `batch ${short(batch)}`,
              ]
                .filter(Boolean)
                .join(' · '),
            ),
            element('time', {}, clock(at)),
          ),
          ...rejected.map(({ code }) =>
            element('p', { class: 'advice bad' }, PROBLEMS[code]?.message ?? '', element('code', {}, code)),
          ),
        ),
    })
  }
  if (journal.problems.length > 0) entries.push(heading('Problems'))
  for (const { at, times, code, detail } of journal.problems)
    entries.push({
      key: `problem ${code} ${detail}`,
      sign: `${times} ${at}`,
      make: () =>
        element(
          'div',
          { class: 'row' },
          element(
            'div',
            { class: 'line' },
            element('b', {}, code),
            element('span', { class: 'quiet' }, [detail, times > 1 && `${times} times`].filter(Boolean).join(' · ')),
            element('time', {}, clock(at)),
          ),
          element('p', { class: 'quiet' }, PROBLEMS[code].message),
        ),
    })
  return entries
}
