import type { Consent } from '../../protocol/consent.js'
import { isTestId } from '../../protocol/testId.js'
import type { Model } from '../Model.js'
import type { Entry } from '../view/reconcile.js'
import { facts, heading, remark } from './facts.js'
import { clock, short } from './texts.js'

const CONSENT: Record<Consent, string> = {
  pending: 'The shopper has not been asked yet: nothing is stored or sent, events wait in memory.',
  granted: 'The shopper has agreed: ids, the outbox and kept answers are in this browser.',
  anonymous: 'Events without ids, from memory only. Nothing is stored.',
  denied: 'The shopper has said no: nothing is recorded.',
}

/** Who is at this browser, and where. */
export function shopperSection({ tracker: { state, site, collector }, self, until }: Model): Entry[] {
  const { consent, pageView, pageType } = state
  const isKnown = consent === 'granted'
  const id = (name: string, value: string | null | undefined) => [name, short(value), value ?? ''] as const
  const list = (ids: readonly string[] = []) => (ids.length > 0 ? ids.slice(0, 8).join(', ') : 'none')
  const cart = self.cart?.items ?? []
  return [
    facts('consent', [['Consent', consent]]),
    remark(CONSENT[consent] ?? 'This is no state of consent.'),
    heading('Who'),
    ...(isKnown
      ? [
          facts('who', [
            id('Visitor', self.visitor),
            id('Customer', self.customer),
            id('Session', self.session),
            ['Last event', self.sessionAt ? clock(self.sessionAt) : '–'],
            id('Outbox', self.outbox),
          ]),
        ]
      : [remark('Nobody: without consent there is no visitor, customer or session.')]),
    heading('Where'),
    facts('where', [
      ['Page type', pageType ?? 'not told'],
      id('Page view', pageView),
      ['Site', site],
      ['Collector', collector],
    ]),
    heading('What blocks know of them'),
    facts('memory', [
      [
        'Cart',
        cart.length > 0 ? cart.map(({ item_id, quantity }) => `${quantity ?? 1} × ${item_id}`).join(', ') : 'empty',
      ],
      ['Looked at', list(self.recent)],
      ['Bought', list(self.bought)],
    ]),
    heading('Test traffic'),
    remark(
      isTestId(self.visitor) || isTestId(pageView)
        ? 'What this page records is booked as a test: it is counted, and no list learns from it.'
        : 'What this page records is not booked as a test.',
    ),
    remark(
      until > 0
        ? `Debugging goes on without the parameter until ${new Date(until).toLocaleString()}.`
        : 'Nothing is remembered without consent: debugging goes on while the parameter is in the address.',
    ),
  ]
}
