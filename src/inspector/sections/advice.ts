import type { Advice } from '../Advice.js'
import type { Model } from '../Model.js'
import { element } from '../view/element.js'
import type { Entry } from '../view/reconcile.js'

/** A sentence that mends something. */
export const adviceLine = ({ about, text, code }: Advice, withAbout = true): HTMLElement =>
  element(
    'p',
    { class: code ? 'advice bad' : 'advice' },
    withAbout && element('b', {}, `${about} `),
    text,
    code && element('code', {}, code),
  )

/** Everything that is wrong on this page, each once. */
export function allAdvice({ journal, advice }: Model): Advice[] {
  const all = [...advice, ...journal.calls, ...journal.told.flatMap(one => one.advice)]
  return [...new Map(all.map(one => [one.about + one.text, one])).values()]
}

/** "To mend": what is wrong on this page, and the sentences that mend it. */
export function adviceSection(model: Model): Entry[] {
  const all = allAdvice(model)
  if (all.length === 0)
    return [
      {
        key: 'none',
        sign: '',
        make: () =>
          element(
            'p',
            { class: 'calm' },
            element('b', {}, 'Nothing to mend'),
            'What this page has recorded so far is as the collector takes it.',
          ),
      },
    ]
  return all.map(one => ({ key: one.about + one.text, sign: '', make: () => adviceLine(one) }))
}
