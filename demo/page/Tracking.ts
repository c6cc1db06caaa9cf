import type { Books, CartSnapshot, Consent, EventMap, EventName, PageOptions, TrackerEvents } from 'grapevine-sdk'

/** What the shop tells Grapevine, the same for the tag and for the npm import. Nothing here waits or throws. */
export interface Tracking {
  event<N extends EventName>(name: N, params: EventMap[N]): void
  cart(cart: CartSnapshot): void
  page(options: PageOptions): void
  consent(state: Consent): Promise<unknown>
  identify(customer: string): void
  logout(): void
  flush(): Promise<unknown>
  /** The books of this browser; nothing while the tag is not there yet. */
  books(): Promise<Books | undefined>
  on<E extends keyof TrackerEvents>(event: E, listener: (value: TrackerEvents[E]) => void): void
}
