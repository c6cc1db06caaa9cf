import type { Ledger, LedgerRow } from '../view/pages/books.js'

type Counts = Record<string, number | undefined>

/** What the collector's health says of a site, as far as it is shown here. */
export interface SiteHealth {
  received: number
  accepted: number
  erased: Counts
  expired: Counts
  duplicate: number
  rejected: Counts
  dropped: Counts
  sequences: { outboxes: number; incomplete: number; missing: number }
}

/** What a collector has received, and what became of it: the rows after the first add up to it. */
export function collectorLedger({ received, accepted, duplicate, sequences, ...health }: SiteHealth): Ledger {
  const inBrowsers = Object.values(health.dropped).reduce<number>((sum, count = 0) => sum + count, 0)
  return {
    rows: [
      { sign: '', label: 'received', count: received },
      { sign: '=', label: 'counted', count: accepted },
      ...byCode('erased', health.erased),
      ...byCode('expired', health.expired),
      { sign: '+', label: 'duplicates suppressed', count: duplicate },
      ...byCode('rejected', health.rejected),
    ],
    beside: [
      { label: 'browsers', count: sequences.outboxes, note: 'whose events are numbered' },
      { label: 'dropped in browsers', count: inBrowsers, note: 'as they report it, by reason' },
      {
        label: 'numbers missing',
        count: sequences.missing,
        note: `in the sequences of ${sequences.incomplete} browsers: lost, or still on their way`,
      },
    ],
  }
}

/** A row for each reason. */
export const byCode = (what: string, counts: Counts): LedgerRow[] =>
  Object.entries(counts).map(([code, count = 0]) => ({ sign: '+', label: `${what}: ${code}`, count }))
