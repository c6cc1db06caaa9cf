import type { Consent } from '../protocol/consent.js'
import type { EventName } from '../protocol/events/index.js'
import type { Given } from '../protocol/Given.js'
import type { Item } from '../protocol/item.js'
import type { ProblemCode } from '../protocol/problems.js'
import type { CartSnapshot } from './CartSnapshot.js'
import { cutParams } from './cutParams.js'
import { createEmitter } from './emitter.js'
import { openStore } from './openStore.js'
import { createOutbox } from './outbox/createOutbox.js'
import type { Draft } from './outbox/Outbox.js'
import { packing } from './outbox/packing.js'
import { cleanUrl } from './page/cleanUrl.js'
import { ofDocument } from './page/ofDocument.js'
import { prerendering } from './page/prerendering.js'
import { watchPages } from './page/watchPages.js'
import { randomId } from './randomId.js'
import { register } from './registry.js'
import type { Sync } from './Sync.js'
import type { SyncChunk } from './SyncChunk.js'
import type { Fate, PageOptions, Tracker, TrackerConfig, TrackerEvents, TrackerHost } from './Tracker.js'

const declaredType = () => document.documentElement.dataset.pageType

/** Events that wait in memory for the shopper's consent. */
const MOST_HELD = 100

/**
 * Starts a tracker on this page. A second start for the same site and collector answers the first tracker.
 * `load` fetches the code that talks to the collector. Throws only for a missing `site` or `collector`.
 */
export function startTracker(given: Given<TrackerConfig>, load: () => Promise<SyncChunk>): Tracker {
  // Without a prototype, here and below: what a page has added to all objects is no setting of ours.
  const config = { __proto__: null, ...given } as TrackerConfig
  const { site } = config
  // Settings of a script tag arrive as text.
  const everyMs = +config.flushEveryMs! || 3000
  const keepParams = String(config.keepParams).split(',')
  const collector = config.collector?.replace(/\/$/, '')
  if (!site || !collector) throw new TypeError('Grapevine: needs [data-]site and [data-]collector.')
  return register(`${site} ${collector}`, unregister => {
    const state = {
      pageType: config.pageType ?? declaredType(),
      pageView: randomId(),
      consent: config.consent ?? ('pending' as Consent),
    } as { consent: Consent; pageView: string; pageType: string | undefined; left?: string }
    const life = new AbortController()
    const { signal } = life
    const held: Draft[] = []
    const plugins = new Map<string, () => void>()
    const { on, emit } = createEmitter<TrackerEvents>()
    const problem = (code: ProblemCode, detail?: string) => emit('problem', { code, detail })

    const failed = (error: unknown) => problem('chunk_failed', `${error}`) as undefined
    /** What the sync chunk answers; `undefined` where it cannot be loaded. */
    const ask = <T>(what: (chunk: SyncChunk) => T | Promise<T>): Promise<T | undefined> =>
      load().then(what).catch(failed)

    /** A prerendered page may never be seen: until then it is as if the shopper had not been asked. */
    const is = (consent: Consent) => !prerendering() && state.consent === consent
    const allowed = () => is('granted')
    const denied = () => is('denied')
    const mayTell = () => is('anonymous') || allowed()
    const store = openStore(`grapevine:${site}`)
    /** Whether that was told since something was last stored: once for an outage, not for each event. */
    let refused = false
    const outbox = createOutbox({
      store,
      allowed,
      async refused(error) {
        if (!refused) problem('storage_refused', `${error}`)
        refused = true
        await ask(chunk => chunk.makeRoom(outbox, error, problem))
      },
    })
    const url = `${collector}/v1/events`
    const pack = packing(site, state)

    let sync: Promise<Sync | undefined> | undefined
    const syncing = async () => {
      const options = { ...tracker, url, outbox, everyMs, pack, signal, emit }
      sync = sync ?? ask(chunk => chunk.createSync(options))
      sync = (await sync) && sync
      return sync
    }
    let tries = 0
    let views = 0
    let waking = false
    /** Something waits: send it within `everyMs`. What the chunk is loaded late for cannot be lost: it is on disk. */
    const wake = () => {
      if (waking || signal.aborted) return
      waking = true
      setTimeout(
        async () => {
          const loop = await syncing()
          waking = false
          if (loop) {
            tries = 0
            loop.wake()
          } else wake()
        },
        everyMs * 2 ** Math.min(tries++, 7),
      )
    }
    const flush = async () => (await syncing())?.flush() ?? { sent: 0, waiting: await outbox.size() }
    const back = () => sync && flush()

    /** Sends copies of this page's events by a request that outlives the page. Nothing is deleted without a receipt. */
    const leave = async () => {
      try {
        const { body, packed } = pack(outbox.ofPage())
        const newest = packed[0]?.event.id
        if (!newest || newest === state.left) return
        state.left = newest
        await fetch(url, {
          __proto__: null,
          credentials: 'omit',
          keepalive: true,
          method: 'POST',
          body,
        } as RequestInit)
      } catch {}
    }

    const draft = (name: EventName, params: object): Draft => ({
      id: randomId(),
      pageView: state.pageView,
      at: Date.now(),
      name: `${name}` as EventName,
      params: cutParams(params),
    })

    /** Tells the fate of an event to the listeners, and a loss to the counters. */
    const tell = (
      { id, name, params }: Pick<Draft, 'id' | 'name' | 'params'>,
      status: Fate['status'],
      code?: ProblemCode,
    ) => {
      const fate = { status, id, code } as Fate
      if (code) {
        problem(code, name)
        // What the shopper has forbidden was never this outbox's.
        if (!denied()) outbox.lost.push(`dropped ${code}`)
      }
      emit('event', { id, name, params, fate })
      return fate
    }

    /** @param early see `Outbox.append` */
    const record = async (drafts: readonly Draft[], early?: Draft): Promise<Fate[]> => {
      const all = (status: Fate['status'], code?: ProblemCode) => drafts.map(draft => tell(draft, status, code))
      if (signal.aborted) return all('dropped', 'stopped')
      if (denied()) return all('dropped', 'consent_denied')
      if (!mayTell()) {
        drafts.forEach(outbox.remember)
        held.push(...drafts)
        for (const lost of held.splice(0, held.length - MOST_HELD)) tell(lost, 'dropped', 'consent_overflow')
        return all('held')
      }
      const durable = await outbox.append(drafts, early)
      if (durable) refused = false
      wake()
      return all(durable ? 'persisted' : 'memory')
    }

    const bad = (name: EventName, code: ProblemCode = 'bad_params') =>
      tell({ id: '', name, params: {} }, 'dropped', code)
    const event = async (name: EventName, params?: object): Promise<Fate> => {
      let one: Draft
      try {
        one = draft(name, params ?? {})
      } catch {
        return bad(name)
      }
      return (await record([one], one))[0]!
    }

    const memory = async () => {
      const self = await outbox.self()
      return { ...self, cart: self.wanted ?? self.cart ?? { items: [] } }
    }

    /** Tells by events how the cart that the shop has set differs from the one that they told last, one change at a time. */
    let carts: Promise<Fate[]> | undefined
    const tellCart = () => {
      carts = (async before => {
        await before
        const told =
          (await outbox.self()).wanted &&
          mayTell() &&
          (await ask(chunk =>
            chunk.compareCarts(outbox, (changes, wanted) => {
              // In the transaction of the events, so that both are stored or neither is. Who is stopped leaves both to the next page.
              if (!signal.aborted) outbox.self({ cart: wanted, wanted: undefined })
              return record(changes.map(change => draft(...change)))
            }),
          ))
        return told || []
      })(carts)
      return carts
    }
    const setCart = async (given: Given<CartSnapshot | Item[]>) => {
      try {
        const wanted = cutParams('items' in given ? given : { items: given }) as CartSnapshot
        // Who reads the cart finds products alone. Throws for what is no list.
        wanted.items = wanted.items.filter(item => item)
        await outbox.self({ wanted })
        emit('cart', wanted)
        return tellCart()
      } catch {
        return [bad('cart')]
      }
    }

    const view = (kind: string, options?: Given<PageOptions>): Promise<Fate> => {
      if (views++) {
        state.pageView = randomId()
        state.pageType = declaredType()
      }
      state.pageType = options?.type ?? state.pageType
      emit('page', { pageView: state.pageView, type: state.pageType })
      return event('page_view', {
        page_title: ofDocument('title'),
        page_location: cleanUrl(location.href, keepParams),
        page_referrer: cleanUrl(ofDocument('referrer'), keepParams),
        page_type: state.pageType,
        kind,
      })
    }

    const become = async (customer: string | null) => {
      // Behind the events of this moment, which were still the other's.
      await outbox.self()
      await outbox.self({ customer, ...(!customer && { session: randomId() }) })
    }

    const tracker: TrackerHost = {
      state,
      event,
      problem,
      store,
      memory,
      site,
      collector,
      cart: {
        set: setCart,
        get: async () => (await memory()).cart,
      },
      async identify(id) {
        if (/\S@\S/.test(id)) return bad('login', 'email_refused')
        // As the wire allows.
        if (!/^.{1,128}$/.test(id ?? '')) return bad('login', 'bad_id')
        await become(`${id}`)
        return event('login')
      },
      logout: () => become(null),
      page: options => view(views ? 'history' : 'load', options),
      async consent(next) {
        const before = state.consent
        if (before === next) return
        const size = outbox.size()
        state.consent = next
        emit('consent', next)
        const settled = record(held.splice(0))
        if (next === 'denied' || before === 'granted') {
          const cleared = outbox.forget()
          const lost = await size
          if (lost) problem('consent_denied', `${lost}`)
          await cleared
        }
        await settled
        await tellCart()
      },
      flush,
      on,
      use(plugin) {
        const name = plugin?.name
        try {
          if (!plugins.has(name)) plugins.set(name, plugin.start(tracker))
        } catch (error) {
          failed(error)
        }
        return () => {
          plugins.get(name)?.()
          plugins.delete(name)
        }
      },
      books: () => ask(chunk => chunk.books(outbox)),
      destroy() {
        plugins.forEach(stop => {
          try {
            stop()
          } catch (error) {
            failed(error)
          }
        })
        life.abort()
        unregister()
      },
      recommend: request => ask(chunk => chunk.recommend(tracker, request)),
    }

    // A page view by hand, called right after the start, is the one of the load.
    const viewed = (kind: string) => (kind === 'load' && views) || view(kind)
    const begin = () => {
      record(held.splice(0)).then(tellCart)
      if (denied()) outbox.forget()
    }
    watchPages(signal, `${config.autoPageView}` !== 'false' && viewed, leave, back, begin)
    begin()
    return tracker
  })
}
