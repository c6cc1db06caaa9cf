import type { CartSnapshot } from '../core/CartSnapshot.js'
import { cutParams } from '../core/cutParams.js'
import { createEmitter } from '../core/emitter.js'
import { step } from '../core/outbox/identity.js'
import type { Draft, Self } from '../core/outbox/Outbox.js'
import type { Fate, Tracker, TrackerEvents } from '../core/Tracker.js'
import { PROTOCOL_VERSION, type Receipt } from '../protocol/batch.js'
import { formatBlockQuery } from '../protocol/blockQuery.js'
import { CONSENTS, type Consent } from '../protocol/consent.js'
import type { WireEvent } from '../protocol/event.js'
import type { EventName } from '../protocol/events/index.js'
import type { Given } from '../protocol/Given.js'
import { isEmail } from '../protocol/isEmail.js'
import type { Item } from '../protocol/item.js'
import { LIMITS } from '../protocol/limits.js'
import { meant } from '../protocol/meant.js'
import { PROBLEMS, type ProblemCode } from '../protocol/problems.js'
import { cartEvents } from '../sync/cartEvents.js'
import { checkKeys } from './checkKeys.js'
import { faultOf } from './faultOf.js'
import { mockCollector } from './mockCollector.js'
import type { TestEvent } from './TestEvent.js'
import type { TestProblem, TestTracker, TestTrackerOptions } from './TestTracker.js'

const OPTIONS = [
  'site',
  'consent',
  'answers',
  'now',
  'ids',
  'pageType',
  'flushEveryMs',
] satisfies (keyof TestTrackerOptions)[]

/** As the tracker has it. */
const MOST_HELD = 100

/**
 * Makes a tracker that needs no page, no network and no storage. It answers as the real one does; nothing happens by itself: no page view,
 * no timer. What a collector would refuse has a `fault`, and `expectEvents` fails for it. Throws a `TypeError` for options that are none.
 */
export function createTestTracker(options: TestTrackerOptions = {}): TestTracker {
  checkKeys('createTestTracker', options, OPTIONS)
  const asked = options.consent ?? 'granted'
  if (!CONSENTS.includes(asked)) throw new TypeError(`"${asked}" is no state of consent. ${meant(asked, CONSENTS)}`)
  const { site = 'test', answers = {}, flushEveryMs = 3000, ids = nth => nth.toString(16).padStart(32, '0') } = options
  let clock = options.now ?? Date.UTC(2026, 0, 1)
  let made = 0
  const nextId = () => ids(++made)
  const newSelf = (): Self => ({
    outbox: nextId(),
    seq: 0,
    visitor: nextId(),
    customer: undefined,
    session: nextId(),
  })
  const collector = mockCollector({ site, answers })
  const { on, emit } = createEmitter<TrackerEvents>()
  const state = { consent: asked, pageView: nextId(), pageType: options.pageType }
  const events: TestEvent[] = []
  const problems: TestProblem[] = []
  const plugins = new Map<string, () => void>()
  const dropped: Record<string, number> = {}
  const rejected: Record<string, number> = {}
  let held: Draft[] = []
  let waiting: WireEvent[] = []
  let self = newSelf()
  let tracked = 0
  let views = 0
  let isStopped = false

  const problem = (code: ProblemCode, detail?: string) => {
    problems.push({ code, detail, message: PROBLEMS[code].message })
    emit('problem', { code, detail })
  }
  const is = (...states: Consent[]) => states.includes(state.consent)

  const draft = (name: EventName, params: object): Draft => ({
    id: nextId(),
    at: clock,
    pageView: state.pageView,
    name,
    params: cutParams(params),
  })

  const tell = (
    { name, params, id }: Pick<Draft, 'id' | 'name' | 'params'>,
    status: Fate['status'],
    code?: ProblemCode,
  ): Fate => {
    const fate = { id, status, ...(code && { code }) } as Fate
    if (code) {
      problem(code, name)
      if (!is('denied')) {
        tracked++
        dropped[code] = (dropped[code] ?? 0) + 1
      }
    }
    emit('event', { id, name, params, fate })
    return fate
  }

  const keep = (one: Draft): Fate => {
    const { session } = self
    self = step(self, one)
    // A new session, with an id that is known beforehand.
    if (self.session !== session) self = { ...self, session: nextId() }
    const isNamed = is('granted')
    const event = { ...one, seq: self.seq, session: isNamed ? self.session : null } as WireEvent
    const fault = faultOf(event)
    tracked++
    waiting.push(event)
    events.push({
      id: one.id,
      name: one.name,
      params: one.params as Record<string, unknown>,
      at: one.at,
      session: event.session,
      pageView: event.pageView,
      visitor: isNamed ? (self.visitor ?? null) : null,
      customer: isNamed ? (self.customer ?? null) : null,
      consent: state.consent,
      ...(fault && { fault }),
    })
    return tell(one, isNamed ? 'persisted' : 'memory')
  }

  const record = (drafts: readonly Draft[]): Fate[] => {
    if (isStopped) return drafts.map(one => tell(one, 'dropped', 'stopped'))
    if (is('denied')) return drafts.map(one => tell(one, 'dropped', 'consent_denied'))
    if (is('granted', 'anonymous')) return drafts.map(keep)
    held.push(...drafts)
    for (const lost of held.splice(0, held.length - MOST_HELD)) tell(lost, 'dropped', 'consent_overflow')
    return drafts.map(one => tell(one, 'held'))
  }

  const bad = (name: EventName, code: ProblemCode = 'bad_params') => tell({ id: '', name, params: {} }, 'dropped', code)
  const event = async (name: EventName, params: object = {}): Promise<Fate> => {
    let one: Draft
    try {
      one = draft(name, params)
    } catch {
      return bad(name)
    }
    return record([one])[0]!
  }

  const tellCart = (): Fate[] => {
    const { wanted, cart } = self
    if (!wanted || !is('granted', 'anonymous')) return []
    return record(cartEvents(cart ?? (is('granted') && { items: [] }), wanted).map(change => draft(...change)))
  }
  const setCart = async (given: Given<CartSnapshot | Item[]>): Promise<Fate[]> => {
    try {
      const wanted = cutParams('items' in given ? given : { items: given }) as CartSnapshot
      wanted.items = wanted.items.filter(item => item)
      self = { ...self, wanted }
      emit('cart', wanted)
      return tellCart()
    } catch {
      return [bad('cart')]
    }
  }
  const cartOf = (): CartSnapshot => self.wanted ?? self.cart ?? { items: [] }

  const sendBatch = () => {
    const isNamed = is('granted')
    const batch = {
      v: PROTOCOL_VERSION,
      site,
      batch: nextId(),
      sentAt: clock,
      outbox: self.outbox,
      consent: state.consent,
      visitor: isNamed ? self.visitor : null,
      customer: isNamed ? (self.customer ?? null) : null,
      events: waiting.splice(0, LIMITS.batchEvents),
    }
    const { body } = collector.answer({ method: 'POST', url: '/v1/events', body: JSON.stringify(batch) })
    const receipt: Receipt = JSON.parse(body)
    for (const { id, code } of receipt.rejected) {
      rejected[code] = (rejected[code] ?? 0) + 1
      problem(code, batch.events.find(event => event.id === id)?.name)
    }
    emit('receipt', receipt)
    return batch.events.length
  }
  const flush = async () => {
    let sent = 0
    while (waiting.length > 0) sent += sendBatch()
    return { sent, waiting: 0 }
  }

  const page: Tracker['page'] = async (given = {}) => {
    if (views > 0) state.pageView = nextId()
    state.pageType = given.type ?? state.pageType
    emit('page', { pageView: state.pageView, type: state.pageType })
    return event('page_view', {
      kind: views++ > 0 ? 'history' : 'load',
      ...(state.pageType !== undefined && { page_type: state.pageType }),
      ...(typeof location === 'object' && { page_location: location.href }),
    })
  }

  const tracker: TestTracker = {
    site,
    collector: 'https://collector.invalid',
    state,
    events,
    problems,
    receipts: collector.receipts,
    asked: collector.asked,
    event,
    page,
    flush,
    on,
    problem,
    cart: { set: setCart, get: async () => cartOf() },
    memory: async () => ({ ...self, cart: cartOf() }),
    store: () => Promise.reject(new Error('A test tracker has no storage: give answers to recommend() instead.')),
    async identify(customer) {
      if (isEmail(customer)) return bad('login', 'email_refused')
      if (!/^.{1,128}$/.test(customer ?? '')) return bad('login', 'bad_id')
      self = { ...self, customer }
      return event('login')
    },
    async logout() {
      self = { ...self, customer: undefined, session: nextId() }
    },
    async consent(next) {
      const before = state.consent
      if (next === before) return
      state.consent = next
      emit('consent', next)
      const released = held
      held = []
      record(released)
      if (before === 'granted' || next === 'denied') {
        if (waiting.length > 0) problem('consent_denied', `${waiting.length}`)
        waiting = []
        self = newSelf()
        tracked = 0
      }
      tellCart()
    },
    async recommend(request) {
      const query = new URLSearchParams({ site, b: formatBlockQuery(request) })
      const { status, body } = collector.answer({ method: 'GET', url: `/v1/recommendations?${query}` })
      if (status === 200) return JSON.parse(body).blocks[0]
      problem('block_failed', JSON.parse(body).problem)
      return undefined
    },
    use(plugin) {
      try {
        if (!plugins.has(plugin.name)) plugins.set(plugin.name, plugin.start(tracker))
      } catch (error) {
        problem('chunk_failed', `${error}`)
      }
      return () => {
        plugins.get(plugin.name)?.()
        plugins.delete(plugin.name)
      }
    },
    books: async () => {
      const sum = (counts: object) => Object.values(counts).reduce<number>((total, count) => total + count, 0)
      const counted = tracked - sum(rejected) - sum(dropped) - waiting.length
      return { tracked, counted, rejected: { ...rejected }, dropped: { ...dropped }, waiting: waiting.length }
    },
    async advance(ms) {
      clock += ms
      if (waiting.some(({ at }) => clock - at >= flushEveryMs)) await flush()
    },
    destroy() {
      for (const stop of plugins.values()) stop()
      plugins.clear()
      isStopped = true
    },
  }
  return tracker
}
