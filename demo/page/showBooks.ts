import type { Books } from 'grapevine-sdk'
import { type Ledger, ledger } from '../view/pages/books.js'
import { byCode, collectorLedger, type SiteHealth } from './collectorLedger.js'
import { fill } from './fill.js'
import type { Shop } from './ShopContext.js'

/** How often both sides are asked, ms. */
const EVERY_MS = 1000

/** The page of the books was opened: it shows both sides until another page is. */
export function showBooks({ tracking, page }: Shop): void {
  const { site, collector } = JSON.parse(document.querySelector('#page-data')?.textContent ?? '{}') as Record<
    string,
    string
  >
  const on = (id: string, act: () => void) => document.querySelector(`#books-${id}`)?.addEventListener('click', act)
  const show = (id: string, books: Ledger) => {
    const place = document.querySelector(`#books-${id}`)
    if (place) fill(place, ledger(books))
  }
  const look = async () => {
    const own = await tracking.books()
    if (own !== undefined) show('browser', browserLedger(own))
    const answer = await fetch(`${collector}/v1/health`).then(
      response => response.json(),
      () => undefined,
    )
    const health = answer?.sites[site ?? ''] as SiteHealth | undefined
    if (health !== undefined) show('collector', collectorLedger(health))
  }

  on('record', () => {
    for (let n = 0; n < 10; n++) tracking.event('view_item', { items: [{ item_id: 'whistling-kettle' }] })
  })
  on('refused', () => tracking.event('purchase', { transaction_id: '', items: [] }))
  on('flush', () => void tracking.flush())

  const timer = setInterval(() => {
    if (page().type !== 'books') clearInterval(timer)
    else if (document.visibilityState === 'visible') void look()
  }, EVERY_MS)
  void look()
}

function browserLedger({ tracked, counted, rejected, dropped, waiting }: Books): Ledger {
  return {
    rows: [
      { sign: '', label: 'tracked', count: tracked },
      { sign: '=', label: 'counted by the collector', count: counted },
      ...byCode('rejected', rejected),
      ...byCode('dropped', dropped),
      { sign: '+', label: 'waiting in the outbox', count: waiting },
    ],
  }
}
