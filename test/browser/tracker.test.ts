import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startTracker } from '../../src/core/startTracker.js'
import type { Tracker, TrackerConfig } from '../../src/core/Tracker.js'
import type { Batch } from '../../src/protocol/batch.js'
import { books } from '../../src/sync/books.js'
import { compareCarts } from '../../src/sync/compareCarts.js'
import { createSync } from '../../src/sync/createSync.js'
import { makeRoom } from '../../src/sync/makeRoom.js'

let site: string
let batches: Batch[]
let online: boolean
let trackers: Tracker[]

const events = () => batches.flatMap(batch => batch.events)
const named = (name: string) => events().filter(event => event.name === name)

beforeEach(() => {
  site = `site-${crypto.randomUUID()}`
  batches = []
  online = true
  trackers = []
  vi.spyOn(window, 'fetch').mockImplementation(async (_url, init) => {
    if (!online) throw new TypeError('Failed to fetch')
    const batch: Batch = JSON.parse(String(init?.body))
    batches.push(batch)
    const { length } = batch.events
    return Response.json({ v: 1, batch: batch.batch, accepted: length, duplicate: 0, rejected: [], retryAfterMs: 0 })
  })
})

afterEach(async () => {
  for (const tracker of trackers) {
    await tracker.consent('denied')
    tracker.destroy()
  }
  vi.restoreAllMocks()
})

function start(config: Partial<TrackerConfig> = {}, loaded?: Promise<void>): Tracker {
  const tracker = startTracker(
    { site, collector: 'https://collector.example', consent: 'granted', autoPageView: false, ...config },
    async () => {
      await loaded
      return {
        books,
        compareCarts,
        createSync,
        makeRoom,
        recommend: () => Promise.reject(new Error('no blocks here')),
      }
    },
  )
  trackers.push(tracker)
  return tracker
}

const databases = async () => (await indexedDB.databases()).filter(({ name }) => name === `grapevine:${site}`)

describe('event()', () => {
  it('persists, is sent with ids, and is forgotten after the receipt', async () => {
    const tracker = start()
    const fate = await tracker.event('view_item', { items: [{ item_id: 'A', price: 12.5 }], currency: 'EUR' })
    expect(fate.status).toBe('persisted')
    expect(await tracker.flush()).toEqual({ sent: 1, waiting: 0 })
    const [batch] = batches
    expect(batch).toMatchObject({
      v: 1,
      site,
      consent: 'granted',
      events: [{ id: fate.id, seq: 1, name: 'view_item' }],
    })
    expect(batch?.visitor).toMatch(/^[0-9a-f]{32}$/)
    expect(batch?.events[0]?.session).toMatch(/^[0-9a-f]{32}$/)
    expect(batch?.events[0]?.params).toEqual({ items: [{ item_id: 'A', price: 12.5 }], currency: 'EUR' })
    expect(await tracker.flush()).toEqual({ sent: 0, waiting: 0 })
  })

  it('waits in the outbox while the collector is away, for the next page to send', async () => {
    online = false
    const before = start()
    const fate = await before.event('share', { method: 'copy' })
    expect(await before.flush()).toEqual({ sent: 0, waiting: 1 })
    before.destroy()
    online = true
    const after = start()
    expect(await after.flush()).toEqual({ sent: 1, waiting: 0 })
    expect(events().map(event => event.id)).toEqual([fate.id])
  })

  it('does not throw for what is no JSON, and counts it', async () => {
    const tracker = start()
    const problems: string[] = []
    tracker.on('problem', ({ code }) => problems.push(code))
    const loop: Record<string, unknown> = {}
    loop.self = loop
    expect(await tracker.event('share', loop)).toMatchObject({ status: 'dropped', code: 'bad_params' })
    expect((await tracker.event('share', null as never)).status).toBe('persisted')
    expect(problems).toContain('bad_params')
  })

  it.each([
    ['view_item', { items: [null, 5, { item_id: {} }] }],
    ['purchase', { items: 'all' }],
    ['cart', { items: { length: 3 } }],
    ['view_item', [1, 2]],
    ['no such event', 'text'],
    ['share', Number.NaN],
    ['view_item', { toJSON: () => null }],
    ['x'.repeat(40_000), {}],
    ['share', JSON.parse(`${'['.repeat(50)}${']'.repeat(50)}`)],
    [{ event: 'x' }, {}],
    ['view_item', { items: [{ item_id: { toString: 1, valueOf: 1 } }] }],
  ])('keeps %s with the odd params %j, for the collector to judge', async (name, params) => {
    const tracker = start()
    expect((await tracker.event(name as 'share', params as never)).status).toBe('persisted')
    expect(await tracker.cart.get()).toEqual({ items: [] })
    expect(await tracker.flush()).toEqual({ sent: 1, waiting: 0 })
  })

  it('goes on when a listener throws', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {})
    const tracker = start()
    const heard: string[] = []
    tracker.on('event', () => {
      throw new Error('the shop failed')
    })
    const off = tracker.on('event', ({ name, fate }) => heard.push(`${name} ${fate.status}`))
    expect((await tracker.event('share')).status).toBe('persisted')
    off()
    await tracker.event('share')
    expect(heard).toEqual(['share persisted'])
    expect(told).toHaveBeenCalledTimes(2)
  })
})

describe('cart', () => {
  const lantern = { item_id: 'lantern', price: 12.5 }
  const mug = { item_id: 'mug', price: 4, quantity: 2 }

  it('turns the differences of snapshots into events and keeps the snapshot', async () => {
    const tracker = start()
    await tracker.cart.set({ currency: 'EUR', items: [lantern] })
    await tracker.cart.set({ currency: 'EUR', items: [{ ...lantern, quantity: 3 }, mug] })
    await tracker.cart.set({ currency: 'EUR', items: [mug] })
    await tracker.flush()
    expect(named('add_to_cart').map(event => event.params)).toEqual([
      { currency: 'EUR', value: 12.5, items: [{ ...lantern, quantity: 1 }] },
      { currency: 'EUR', value: 33, items: [{ ...lantern, quantity: 2 }, mug] },
    ])
    expect(named('remove_from_cart').map(event => event.params)).toEqual([
      { currency: 'EUR', value: 37.5, items: [{ ...lantern, quantity: 3 }] },
    ])
    expect(named('cart')).toHaveLength(3)
    expect((await tracker.cart.get()).items).toEqual([mug])
  })

  it('says nothing when the cart did not change', async () => {
    const tracker = start()
    await tracker.cart.set([mug])
    expect(await tracker.cart.set([mug])).toEqual([])
    await tracker.flush()
    expect(events()).toHaveLength(2)
  })

  it('compares snapshots that are set in one moment each with the one before', async () => {
    const tracker = start()
    await Promise.all([tracker.cart.set([lantern]), tracker.cart.set([lantern, mug]), tracker.cart.set([lantern, mug])])
    await tracker.flush()
    expect(named('add_to_cart').flatMap(event => (event.params as { items: { item_id: string }[] }).items)).toEqual([
      { ...lantern, quantity: 1 },
      mug,
    ])
  })

  it('is the truth for the next page, and is emptied by the order', async () => {
    const before = start()
    await before.cart.set([mug])
    before.destroy()
    const after = start()
    expect(await after.cart.set([mug])).toEqual([])
    await after.event('purchase', { transaction_id: '1', items: [mug] })
    expect((await after.cart.get()).items).toEqual([])
    expect(await after.cart.set([])).toEqual([])
  })

  it('that was set before consent is compared with the one of the page before', async () => {
    for (let page = 0; page < 3; page++) {
      const tracker = start({ consent: 'pending' })
      await tracker.cart.set([mug])
      expect((await tracker.cart.get()).items).toEqual([mug])
      await tracker.consent('granted')
      await tracker.flush()
      tracker.destroy()
    }
    expect(events().map(event => event.name)).toEqual(['add_to_cart', 'cart'])
  })

  describe('that is set while what tells it is being loaded', () => {
    const slow = async () => {
      let load = () => {}
      const tracker = start({}, new Promise(resolve => (load = resolve)))
      const first = tracker.cart.set([lantern])
      await tracker.cart.get()
      return { tracker, first, load }
    }

    it('is the one that is told', async () => {
      const { tracker, first, load } = await slow()
      const second = tracker.cart.set([lantern, mug])
      await tracker.cart.get()
      load()
      await Promise.all([first, second])
      await tracker.flush()
      expect((await tracker.cart.get()).items).toEqual([lantern, mug])
      expect(named('cart').at(-1)?.params).toMatchObject({ items: [lantern, mug] })
      expect(named('add_to_cart').flatMap(({ params }) => (params as { items: object[] }).items)).toEqual([
        { ...lantern, quantity: 1 },
        mug,
      ])
    })

    it('is told by the next tracker where this one is stopped meanwhile', async () => {
      const { tracker, first, load } = await slow()
      tracker.destroy()
      load()
      await first
      const next = start()
      await next.cart.set([lantern])
      await next.flush()
      expect(events().map(event => event.name)).toEqual(['add_to_cart', 'cart'])
    })

    it('is empty after an order, and not told behind it', async () => {
      const { tracker, first, load } = await slow()
      await tracker.event('purchase', { transaction_id: '1', items: [lantern] })
      load()
      expect(await first).toEqual([])
      expect((await tracker.cart.get()).items).toEqual([])
      await tracker.flush()
      expect(events().map(event => event.name)).toEqual(['purchase'])
    })
  })

  it('is told once where the storage refuses the events of a change', async () => {
    const tracker = start()
    await tracker.flush()
    const put = IDBObjectStore.prototype.put
    const refuses = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...record
    ) {
      if (`${record[1]}`.startsWith('e1|')) {
        refuses.mockRestore()
        queueMicrotask(() => this.transaction.abort())
      }
      return put.apply(this, record)
    })
    await tracker.cart.set([mug])
    await tracker.cart.set([mug, lantern])
    await tracker.flush()
    tracker.destroy()
    const next = start()
    expect(await next.cart.set([mug, lantern])).toEqual([])
    await next.flush()
    expect(events().map(event => event.name)).toEqual(['add_to_cart', 'cart', 'add_to_cart', 'cart'])
    expect(named('add_to_cart').map(({ params }) => params)).toEqual([
      { items: [mug] },
      { items: [{ ...lantern, quantity: 1 }] },
    ])
  })

  it('without ids is told whole, since nobody knows what it was before', async () => {
    const tracker = start({ consent: 'anonymous' })
    await tracker.cart.set([mug])
    await tracker.flush()
    expect(events().map(event => event.name)).toEqual(['cart'])
  })

  it('does not throw for what is no cart', async () => {
    const tracker = start()
    expect(await tracker.cart.set(undefined as never)).toMatchObject([{ status: 'dropped' }])
    expect(await tracker.cart.set({ items: 5 } as never)).toMatchObject([{ status: 'dropped' }])
  })
})

describe('consent', () => {
  it('pending: stores nothing and sends nothing, and keeps the events with their times', async () => {
    const tracker = start({ consent: 'pending' })
    const fate = await tracker.event('share')
    expect(fate.status).toBe('held')
    await tracker.cart.set([{ item_id: 'A' }])
    await tracker.flush()
    expect(batches).toEqual([])
    expect(await databases()).toEqual([])
    const before = Date.now()
    await new Promise(resolve => setTimeout(resolve, 30))
    await tracker.consent('granted')
    await tracker.flush()
    expect(events().map(event => event.name)).toEqual(['share', 'add_to_cart', 'cart'])
    expect(events()[0]).toMatchObject({ id: fate.id })
    expect(events()[0]!.at).toBeLessThanOrEqual(before)
  })

  it('denied: drops what waited and what comes, counts it, and deletes what was stored', async () => {
    const tracker = start()
    await tracker.event('share')
    await tracker.consent('pending')
    expect(await databases()).toEqual([])
    await tracker.event('share')
    const dropped: string[] = []
    tracker.on('problem', ({ code }) => dropped.push(code))
    await tracker.consent('denied')
    expect(await tracker.event('share')).toMatchObject({ status: 'dropped', code: 'consent_denied' })
    await tracker.flush()
    expect(dropped).toEqual(['consent_denied', 'consent_denied'])
    expect(batches).toEqual([])
    expect(await databases()).toEqual([])
  })

  it('denied: leaves no event on the wire when the page is left', async () => {
    const tracker = start()
    await tracker.event('share')
    await tracker.consent('denied')
    window.dispatchEvent(new PageTransitionEvent('pagehide'))
    expect(batches).toEqual([])
  })

  it('anonymous: sends events without any id and stores nothing', async () => {
    const tracker = start({ consent: 'anonymous' })
    await tracker.identify('C-1')
    expect((await tracker.event('share')).status).toBe('memory')
    await tracker.flush()
    expect(batches[0]).toMatchObject({ consent: 'anonymous' })
    expect([batches[0]!.visitor ?? null, batches[0]!.customer ?? null]).toEqual([null, null])
    expect(events().map(event => event.session ?? null)).toEqual([null, null])
    expect(await databases()).toEqual([])
  })

  it('that is no state we know is like none', async () => {
    const tracker = start({ consent: 'false' as never })
    await tracker.consent('default' as never)
    expect((await tracker.event('share')).status).toBe('held')
    await tracker.flush()
    expect(batches).toEqual([])
    expect(await databases()).toEqual([])
  })

  it('denied while a batch is on its way: the receipt writes nothing', async () => {
    const tracker = start()
    await tracker.event('share')
    const answer = vi.mocked(window.fetch).getMockImplementation()!
    vi.mocked(window.fetch).mockImplementation(async (...request) => {
      await tracker.consent('denied')
      return answer(...request)
    })
    await tracker.flush()
    expect(await databases()).toEqual([])
  })

  it.each(
    (['denied', 'pending', 'anonymous'] as const).flatMap(next => [
      [next, 'before the identity is read', 'get'] as const,
      [next, 'before the event is committed', 'put'] as const,
    ]),
  )('%s while an event is being stored, %s: it does not leave with the page', async (next, _, request) => {
    const tracker = start()
    await tracker.flush()
    const real = IDBObjectStore.prototype[request] as (...given: unknown[]) => IDBRequest
    let changed: Promise<void> | undefined
    const spy = vi.spyOn(IDBObjectStore.prototype, request).mockImplementation(function (
      this: IDBObjectStore,
      ...given: unknown[]
    ) {
      spy.mockRestore()
      queueMicrotask(() => {
        changed = tracker.consent(next)
      })
      return real.apply(this, given)
    })
    await tracker.event('view_item', { items: [{ item_id: 'A' }] })
    window.dispatchEvent(new PageTransitionEvent('pagehide'))
    await changed
    await tracker.cart.get()
    window.dispatchEvent(new PageTransitionEvent('pagehide'))
    await tracker.flush()
    expect(batches).toEqual([])
    expect(await databases()).toEqual([])
  })

  it.each([
    'denied',
    'pending',
    'anonymous',
  ] as const)('%s while a batch is being read: it is not sent, and the next one is', async next => {
    const tracker = start()
    await tracker.event('share')
    const read = IDBObjectStore.prototype.getAll
    let changed: Promise<void> | undefined
    const spy = vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (
      this: IDBObjectStore,
      ...range
    ) {
      spy.mockRestore()
      changed = tracker.consent(next)
      return read.apply(this, range)
    })
    await tracker.flush()
    expect(changed).toBeDefined()
    await changed
    expect(batches).toEqual([])
    await tracker.consent('granted')
    await tracker.event('search', { search_term: 'lamp' })
    await tracker.flush()
    expect(events().map(event => event.name)).toEqual(['search'])
  })

  it('denied and given again at once loses nothing that comes after', async () => {
    const tracker = start()
    await tracker.event('share')
    const denied = tracker.consent('denied')
    const granted = tracker.consent('granted')
    const after = await tracker.event('search', { search_term: 'after' })
    await Promise.all([denied, granted])
    expect(after.status).toBe('persisted')
    await tracker.flush()
    expect(events().map(event => event.name)).toEqual(['search'])
  })

  it('denied from the start deletes what an earlier page has stored', async () => {
    const before = start()
    await before.event('share')
    before.destroy()
    start({ consent: 'denied' })
    await vi.waitFor(async () => expect(await databases()).toEqual([]))
  })

  it('forgets a customer who was named before it was denied', async () => {
    const tracker = start({ consent: 'pending' })
    await tracker.identify('C-1')
    await tracker.consent('denied')
    await tracker.consent('granted')
    await tracker.event('share')
    await tracker.flush()
    expect(batches[0]!.customer ?? null).toBe(null)
  })

  it('begins with another visitor after it was withdrawn and given again', async () => {
    const tracker = start()
    await tracker.event('share')
    await tracker.flush()
    await tracker.consent('denied')
    await tracker.consent('granted')
    await tracker.event('share')
    await tracker.flush()
    expect(batches[0]!.visitor).not.toBe(batches[1]!.visitor)
  })

  it('keeps at most a hundred events that wait, and counts those before', async () => {
    const tracker = start({ consent: 'pending' })
    const dropped: string[] = []
    tracker.on('problem', ({ code }) => dropped.push(code))
    for (let i = 0; i < 103; i++) await tracker.event('search', { search_term: `${i}` })
    expect(dropped).toEqual(Array(3).fill('consent_overflow'))
    await tracker.consent('granted')
    await tracker.flush()
    expect(events()).toHaveLength(100)
    expect(events()[0]!.params).toEqual({ search_term: '3' })
  })
})

describe('identify()', () => {
  it('flushes to disk who the customer is, as with logout(), and not what is looked at', async () => {
    const tracker = start()
    await tracker.event('share')
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    const strict = () => {
      const asked = transaction.mock.calls.filter(
        ([, mode, options]) => mode && options?.durability === 'strict',
      ).length
      transaction.mockClear()
      return asked
    }
    await tracker.identify('C-1')
    expect(strict()).toBe(1)
    await tracker.event('view_item', { items: [{ item_id: 'A' }] })
    expect(strict()).toBe(0)
    await tracker.logout()
    expect(strict()).toBe(1)
  })

  it.each([null, undefined, '', 'x'.repeat(129)])('refuses %s and does not throw', async id => {
    expect(await start().identify(id as never)).toMatchObject({ status: 'dropped', code: 'bad_id' })
  })

  it('puts the customer on what follows, until logout, which begins another session', async () => {
    const tracker = start()
    expect((await tracker.identify('C-1')).status).toBe('persisted')
    await tracker.event('share')
    await tracker.logout()
    await tracker.event('share')
    await tracker.flush()
    expect(batches.map(batch => batch.customer ?? null)).toEqual(['C-1', null])
    const [login, known, unknown] = events()
    expect(login).toMatchObject({ name: 'login' })
    expect(known!.session).toBe(login!.session)
    expect(unknown!.session).not.toBe(login!.session)
    expect(batches[0]!.visitor).toBe(batches[1]!.visitor)
  })

  it.each([
    ['an e-mail address', 'anna@shop.example', 'email_refused'],
    ['nothing', '', 'bad_id'],
    ['undefined', undefined as unknown as string, 'bad_id'],
    ['what is too long', 'x'.repeat(129), 'bad_id'],
  ])('refuses %s', async (_, id, code) => {
    const tracker = start()
    expect(await tracker.identify(id)).toMatchObject({ status: 'dropped', code })
    await tracker.flush()
    expect(events()).toEqual([])
  })

  it('does not claim the events of the moment before', async () => {
    const tracker = start()
    const order = tracker.event('purchase', { transaction_id: '1', items: [] })
    await tracker.identify('C-1')
    await order
    await tracker.flush()
    expect(batches.map(({ customer, events }) => [customer ?? null, ...events.map(event => event.name)])).toEqual([
      [null, 'purchase'],
      ['C-1', 'login'],
    ])
  })

  it('waits for consent', async () => {
    const tracker = start({ consent: 'pending' })
    await tracker.identify('C-1')
    await tracker.consent('granted')
    await tracker.flush()
    expect(batches[0]).toMatchObject({ customer: 'C-1', events: [{ name: 'login' }] })
  })
})

describe('page views', () => {
  afterEach(() => history.replaceState(null, '', '/'))
  const settled = () => new Promise(resolve => setTimeout(resolve, 20))

  it('are recorded at the load, with a clean address and the type of the page', async () => {
    history.replaceState(null, '', '/shop/lamp?utm_source=mail&token=secret&q=lamp#reviews')
    const tracker = start({ autoPageView: true, pageType: 'product', keepParams: ['q'] })
    await settled()
    await tracker.flush()
    expect(named('page_view').map(event => event.params)).toMatchObject([
      {
        kind: 'load',
        page_type: 'product',
        page_location: `${location.origin}/shop/lamp?utm_source=mail&q=lamp`,
      },
    ])
  })

  it('follow the history of single-page apps, and not changes of the fragment or of the state alone', async () => {
    const tracker = start({ autoPageView: true })
    await settled()
    history.pushState(null, '', '/second')
    await settled()
    history.pushState(null, '', '/second#part')
    history.replaceState({ scroll: 5 }, '')
    await settled()
    history.back()
    history.back()
    await settled()
    await tracker.flush()
    const views = named('page_view')
    expect(views.map(event => (event.params as { kind: string }).kind)).toEqual(['load', 'history', 'history'])
    expect(new Set(views.map(event => event.pageView)).size).toBe(3)
  })

  it('come with a return from the back/forward cache', async () => {
    const tracker = start({ autoPageView: true })
    await settled()
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    await settled()
    await tracker.flush()
    expect(named('page_view').map(event => (event.params as { kind: string }).kind)).toEqual(['load', 'bfcache'])
  })

  it('do not count a prerendered page before it is opened, and leave no trace before', async () => {
    Object.defineProperty(document, 'prerendering', { configurable: true, value: true })
    const tracker = start({ autoPageView: true })
    await settled()
    const fate = await tracker.event('view_item', { items: [{ item_id: 'teacup' }] })
    await tracker.cart.set([{ item_id: 'teacup', price: 3 }])
    window.dispatchEvent(new Event('pagehide'))
    await tracker.flush()
    expect(fate.status).toBe('held')
    expect(events()).toEqual([])
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(`grapevine:${tracker.site}`)
    Reflect.deleteProperty(document, 'prerendering')
    document.dispatchEvent(new Event('prerenderingchange'))
    await settled()
    await tracker.flush()
    expect(named('page_view').map(event => (event.params as { kind: string }).kind)).toEqual(['prerender'])
    expect(named('view_item')).toHaveLength(1)
    expect(named('cart')).toHaveLength(1)
  })

  it('begin at once where an image is called prerendering', async () => {
    Object.defineProperty(document, 'prerendering', { configurable: true, value: new Image() })
    const tracker = start({ autoPageView: true })
    await settled()
    await tracker.flush()
    Reflect.deleteProperty(document, 'prerendering')
    expect(named('page_view').map(event => (event.params as { kind: string }).kind)).toEqual(['load'])
  })

  it('have the title of the page where a form is called title, and of a page with a Document of its own', async () => {
    const form = document.body.appendChild(document.createElement('form'))
    form.name = 'title'
    vi.stubGlobal('Document', {})
    start({ autoPageView: true })
    await settled()
    await trackers[0]?.flush()
    form.remove()
    vi.unstubAllGlobals()
    expect(named('page_view')[0]?.params).toMatchObject({ page_title: document.title })
  })

  it('by hand, right after the start, replace the one at the load', async () => {
    const tracker = start({ autoPageView: true })
    await tracker.page({ type: 'landing' })
    await settled()
    await tracker.flush()
    expect(named('page_view').map(event => event.params)).toMatchObject([{ page_type: 'landing', kind: 'load' }])
  })

  it('end with destroy()', async () => {
    const tracker = start({ autoPageView: true })
    await settled()
    tracker.destroy()
    history.pushState(null, '', '/third')
    await settled()
    await start().flush()
    expect(named('page_view')).toHaveLength(1)
    expect(await tracker.event('share')).toMatchObject({ status: 'dropped', code: 'stopped' })
  })
})

describe('a page that is left', () => {
  it('sends a copy of what has no receipt once, and deletes nothing', async () => {
    const tracker = start()
    const fate = await tracker.event('share')
    window.dispatchEvent(new PageTransitionEvent('pagehide'))
    window.dispatchEvent(new PageTransitionEvent('pagehide'))
    expect(batches).toHaveLength(1)
    expect(vi.mocked(window.fetch).mock.calls[0]![1]).toMatchObject({ keepalive: true })
    expect(await tracker.flush()).toEqual({ sent: 1, waiting: 0 })
    expect(events().map(event => event.id)).toEqual([fate.id, fate.id])
  })

  it('sends an event of the same moment, before the disk has answered', async () => {
    const tracker = start()
    await tracker.flush()
    const recorded = tracker.event('share')
    await Promise.resolve()
    await Promise.resolve()
    window.dispatchEvent(new PageTransitionEvent('pagehide'))
    expect(events().map(event => event.name)).toEqual(['share'])
    await recorded
  })

  it('tells a cart change once that it did not live to store: the next page does', async () => {
    const tracker = start()
    await tracker.flush()
    const put = IDBObjectStore.prototype.put
    const dies = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...record
    ) {
      if (!`${record[1]}`.startsWith('e1|')) return put.apply(this, record)
      dies.mockRestore()
      queueMicrotask(() => {
        window.dispatchEvent(new PageTransitionEvent('pagehide'))
        tracker.destroy()
        this.transaction.abort()
      })
      return put.apply(this, record)
    })
    const cart = [{ item_id: 'mug', price: 8 }]
    await tracker.cart.set(cart)
    const next = start()
    await next.cart.set(cart)
    await next.flush()
    expect(events().map(event => event.name)).toEqual(['add_to_cart', 'cart'])
  })

  it('sends nothing when nothing waits', async () => {
    const tracker = start()
    await tracker.event('share')
    await tracker.flush()
    batches = []
    window.dispatchEvent(new PageTransitionEvent('pagehide'))
    expect(batches).toEqual([])
  })

  it('keeps the copy within half of what all keepalive requests of a page share', async () => {
    const tracker = start()
    for (let i = 0; i < 60; i++) await tracker.event('complaint', { message: `${i} ${'x'.repeat(1500)}` })
    window.dispatchEvent(new PageTransitionEvent('pagehide'))
    const [copy] = batches
    expect(new Blob([JSON.stringify(copy)]).size).toBeLessThan(32_768)
    expect(copy!.events[0]!.params).toMatchObject({ message: expect.stringMatching(/^59 /) })
  })

  it('copies the others where one is too large for the collector, and nothing where there is no other', async () => {
    const tracker = start()
    const tooLarge = { message: 'x', parts: Array.from({ length: 20 }, () => 'x'.repeat(2000)) }
    const huge = await tracker.event('complaint', tooLarge)
    window.dispatchEvent(new PageTransitionEvent('pagehide'))
    expect(batches).toEqual([])
    const small = await tracker.event('share')
    const newest = await tracker.event('complaint', tooLarge)
    window.dispatchEvent(new PageTransitionEvent('pagehide'))
    expect(events().map(event => event.id)).toEqual([small.id])
    batches = []
    expect(await tracker.flush()).toEqual({ sent: 3, waiting: 0 })
    expect(events().map(event => event.id)).toEqual([huge.id, small.id, newest.id])
  })
})

describe('what a page has added to all objects', () => {
  it('is no setting, no customer, and nothing of the copy of a page that is left', async () => {
    const all = { consent: 'denied', flushEveryMs: 1, customer: 'evil', headers: { evil: '1' }, mode: 'no-cors' }
    for (const [name, value] of Object.entries(all))
      Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true })
    try {
      const tracker = start({ consent: 'granted' })
      const pending = startTracker({ site: `${site}-2`, collector: 'https://collector.example' }, () =>
        Promise.reject(),
      )
      trackers.push(pending)
      const fates = [await tracker.event('share'), await pending.event('share')]
      expect(fates.map(({ status }) => status)).toEqual(['persisted', 'held'])
      window.dispatchEvent(new Event('pagehide'))
      await vi.waitFor(() => expect(batches).toHaveLength(1))
      const init = vi.mocked(fetch).mock.calls[0]?.[1]
      expect([init?.headers, init?.mode]).toEqual([undefined, undefined])
      expect(`${init?.body}`).not.toContain('evil')
    } finally {
      for (const name of Object.keys(all)) Reflect.deleteProperty(Object.prototype, name)
    }
  })
})

describe('a second start', () => {
  it('answers the first tracker, also from another copy of the code', async () => {
    const first = start()
    expect(start()).toBe(first)
    expect(startTracker({ site: `${site}-2`, collector: 'https://collector.example' }, {} as never)).not.toBe(first)
  })

  it('is a fresh one after destroy()', () => {
    const first = start()
    first.destroy()
    expect(start()).not.toBe(first)
  })
})

describe('use()', () => {
  it('starts a plugin once, hands it the tracker, and stops it', () => {
    const tracker = start()
    const calls: string[] = []
    const plugin = {
      name: 'probe',
      start: (host: Tracker) => {
        calls.push(`start ${host === tracker}`)
        return () => calls.push('stop')
      },
    }
    tracker.use(plugin)
    const stop = tracker.use(plugin)
    stop()
    stop()
    expect(calls).toEqual(['start true', 'stop'])
  })

  it('reports a plugin that throws', () => {
    const tracker = start()
    const problems: string[] = []
    tracker.on('problem', ({ code }) => problems.push(code))
    tracker.use({
      name: 'broken',
      start() {
        throw new Error('no')
      },
    })
    expect(problems).toEqual(['chunk_failed'])
  })

  it('ends with destroy() though a plugin throws when it is stopped, and stops the others', async () => {
    const tracker = start()
    const told: string[] = []
    tracker.on('problem', ({ code, detail }) => told.push(`${code} ${detail}`))
    tracker.use({
      name: 'broken',
      start: () => () => {
        throw new Error('no')
      },
    })
    tracker.use({ name: 'whole', start: () => () => told.push('stopped') })
    tracker.destroy()
    expect(told).toEqual(['chunk_failed Error: no', 'stopped'])
    expect(await tracker.event('share')).toMatchObject({ status: 'dropped', code: 'stopped' })
    expect(start()).not.toBe(tracker)
  })
})

describe('storage that fails', () => {
  it('is told, and events go on from memory', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    const tracker = start()
    const problems: string[] = []
    tracker.on('problem', ({ code }) => problems.push(code))
    expect((await tracker.event('share')).status).toBe('memory')
    expect(problems).toContain('storage_refused')
    expect(await tracker.flush()).toEqual({ sent: 1, waiting: 0 })
  })

  it('does not hold the page up when the browser never opens the database', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => ({}) as IDBOpenDBRequest)
    const tracker = start()
    expect((await tracker.event('share')).status).toBe('memory')
    expect(await tracker.flush()).toMatchObject({ sent: 1 })
  })

  it('keeps events in memory when a transaction is aborted, as by the quota, and on disk again afterwards', async () => {
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore) {
      try {
        this.transaction.abort()
      } catch {
        // The second put of a transaction that is aborted already.
      }
      return {} as IDBRequest<IDBValidKey>
    })
    const tracker = start()
    expect((await tracker.event('share')).status).toBe('memory')
    put.mockRestore()
    expect((await tracker.event('share')).status).toBe('persisted')
    await tracker.flush()
    expect(named('share')).toHaveLength(2)
  })
})

describe('recommend()', () => {
  it('answers nothing, and does not throw, where its code cannot be loaded', async () => {
    const tracker = start()
    const problems: string[] = []
    tracker.on('problem', ({ code }) => problems.push(code))
    expect(await tracker.recommend({ type: 'bestsellers' })).toBeUndefined()
    expect(problems).toEqual(['chunk_failed'])
  })
})
