import { expect, test } from 'vitest'
import { collectorLedger } from '../../demo/page/collectorLedger.js'

test('what became of events adds up to what was received, also after some were erased or expired', () => {
  const { rows, beside } = collectorLedger({
    received: 31,
    accepted: 10,
    erased: { purchase: 1, page_view: 2 },
    expired: { view_item: 5 },
    duplicate: 6,
    rejected: { too_old: 7 },
    dropped: { outbox_full: 3, event_refused: 1 },
    sequences: { outboxes: 2, incomplete: 1, missing: 4 },
  })
  const [received, ...fates] = rows
  expect(received).toMatchObject({ label: 'received', count: 31 })
  expect(fates.reduce((sum, { count }) => sum + count, 0)).toBe(31)
  expect(fates.map(({ label }) => label)).toEqual([
    'counted',
    'erased: purchase',
    'erased: page_view',
    'expired: view_item',
    'duplicates suppressed',
    'rejected: too_old',
  ])
  expect(beside?.map(({ count }) => count)).toEqual([2, 4, 4])
})
