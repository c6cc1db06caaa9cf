import type { Consent } from 'grapevine-sdk'
import { becomeNewShopper } from './becomeNewShopper.js'
import { readStored, writeStored } from './storage.js'
import type { Tracking } from './Tracking.js'

const COUNTS = ['recorded', 'accepted', 'duplicate', 'rejected', 'dropped'] as const

type Count = (typeof COUNTS)[number]

const KEY = 'pippinwick.qa'

interface Kept {
  counts: Record<Count, number>
  last: string
  isOpen: boolean
}

/** The bar for testers: counts of this tab, kept across its pages, since a receipt may come on the page after. */
export function startQaBar(tracking: Tracking): { showConsent(state: Consent): void } {
  const none = { recorded: 0, accepted: 0, duplicate: 0, rejected: 0, dropped: 0 }
  const kept: Kept = readStored<Kept>('sessionStorage', KEY) ?? { counts: none, last: '–', isOpen: false }
  const write = (id: string, text: string | number) => {
    const element = document.querySelector(`#qa-${id}`)
    if (element) element.textContent = String(text)
  }
  const show = () => {
    for (const name of COUNTS) write(name, kept.counts[name])
    write('recorded-more', kept.counts.recorded)
    // An event that the collector had already is delivered as well: its first copy was sent when a page was left.
    write('delivered', kept.counts.accepted + kept.counts.duplicate + kept.counts.rejected)
    write('last', kept.last)
  }
  const count = (name: Count, more: number) => {
    if (more === 0) return
    kept.counts[name] += more
    writeStored('sessionStorage', KEY, kept)
    show()
  }
  const on = (id: string, act: () => void) => document.querySelector(`#qa-${id}`)?.addEventListener('click', act)

  tracking.on('event', ({ name, fate }) => {
    kept.last = `${name} (${fate.status})`
    // What waits for consent is told once more when it leaves.
    if (fate.status === 'held') show()
    else count(fate.status === 'dropped' ? 'dropped' : 'recorded', 1)
  })
  tracking.on('receipt', receipt => {
    count('accepted', receipt.accepted)
    count('duplicate', receipt.duplicate)
    count('rejected', receipt.rejected.length)
  })

  on('new-shopper', () => void becomeNewShopper(tracking, '/'))
  on('sign-in', () => tracking.identify('customer-7'))
  on('sign-out', () => tracking.logout())
  on('flush', () => void tracking.flush())

  const details = document.querySelector<HTMLDetailsElement>('#qa')
  if (details) {
    details.open = kept.isOpen
    details.addEventListener('toggle', () => {
      kept.isOpen = details.open
      writeStored('sessionStorage', KEY, kept)
    })
  }
  const showOnline = () => write('online', navigator.onLine ? 'online' : 'offline')
  addEventListener('online', showOnline)
  addEventListener('offline', showOnline)
  showOnline()
  show()
  return { showConsent: state => write('consent', state) }
}
