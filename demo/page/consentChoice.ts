import type { Consent } from 'grapevine-sdk'
import { readStored, writeStored } from './storage.js'
import type { Tracking } from './Tracking.js'

const KEY = 'pippinwick.consent'

export const readConsent = (): Consent => readStored<Consent>('localStorage', KEY) ?? 'pending'

/**
 * The shop remembers the shopper's answer, passes it on with every page, and asks whoever has not answered. Any button with
 * `data-consent` answers, any with `data-open-consent` asks again.
 */
export function startConsent(tracking: Tracking, changed: (state: Consent) => void): void {
  const banner = document.querySelector<HTMLElement>('#consent')
  const show = (isOpen: boolean) => {
    if (banner) banner.hidden = !isOpen
  }
  const set = (state: Consent) => {
    writeStored('localStorage', KEY, state === 'pending' ? undefined : state)
    void tracking.consent(state)
    show(state === 'pending')
    changed(state)
  }

  document.addEventListener('click', event => {
    const button = (event.target as Element).closest<HTMLElement>('[data-consent], [data-open-consent]')
    if (!button) return
    if (button.dataset.consent) set(button.dataset.consent as Consent)
    else {
      show(true)
      banner?.querySelector('button')?.focus()
    }
  })
  // Another tab of the shop has asked.
  addEventListener('storage', event => {
    if (event.key !== KEY && event.key !== null) return
    const state = readConsent()
    void tracking.consent(state)
    show(state === 'pending')
    changed(state)
  })

  const state = readConsent()
  if (state !== 'pending') void tracking.consent(state)
  show(state === 'pending')
  changed(state)
}
