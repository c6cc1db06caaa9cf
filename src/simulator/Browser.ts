import type { WireEvent } from '../protocol/event.js'
import type { EventMap, EventName } from '../protocol/events/index.js'
import type { PageView } from '../protocol/events/page_view.js'
import type { Random } from './createRandom.js'

/** A simulated browser: it opens pages, lets time pass and keeps what the tag would have sent. */
export interface Browser {
  /** Begins a session at a time, ms. */
  visit(at: number): void
  /** Opens a page of the shop after some seconds on the one before. */
  open(type: string, path: string, title: string): void
  /** Something happens on the open page, a few seconds later. */
  event<N extends EventName>(name: N, params: EventMap[N]): void
  /** Something happens without the visitor, at a time, ms. */
  note<N extends EventName>(at: number, name: N, params: EventMap[N]): void
  readonly now: number
  /** Everything so far, oldest first, numbered as the outbox would. */
  history(until: number): WireEvent[]
}

/** Where visitors come from. */
const REFERRERS = ['https://www.google.com/', 'https://duckduckgo.com/', 'https://www.instagram.com/']

export function createBrowser(random: Random): Browser {
  const events: WireEvent[] = []
  let now = 0
  let session = ''
  let pageView = ''
  let last: string | undefined

  const push = (at: number, inSession: boolean, name: EventName, params: EventMap[EventName]): void => {
    const event = { id: random.id(), seq: 0, at: Math.round(at), session: inSession ? session : null }
    events.push({ ...event, pageView: inSession ? pageView : null, name, params })
  }
  return {
    visit(at) {
      now = at
      session = random.id()
      last = undefined
    },
    open(type, path, title) {
      now += 4_000 + random.next() * random.next() * 90_000
      pageView = random.id()
      const params: PageView = { page_location: path, page_title: title, page_type: type, kind: 'load' }
      const referrer = last ?? (random.chance(0.6) ? REFERRERS[random.below(REFERRERS.length)] : undefined)
      if (referrer !== undefined) params.page_referrer = referrer
      last = path
      push(now, true, 'page_view', params)
    },
    event(name, params) {
      now += 300 + random.next() * 6_000
      push(now, true, name, params)
    },
    note(at, name, params) {
      push(at, false, name, params)
    },
    get now() {
      return now
    },
    history(until) {
      const kept = events.filter(event => event.at <= until).sort((a, b) => a.at - b.at)
      return kept.map((event, index) => ({ ...event, seq: index + 1 }))
    },
  }
}
