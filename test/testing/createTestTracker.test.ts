import { describe, expect, it } from 'vitest'
import { createTestTracker, expectEvents } from '../../src/testing/index.js'

const LOOK = { items: [{ item_id: 'A' }] }
const names = ({ events }: ReturnType<typeof createTestTracker>) => events.map(({ name }) => name)

describe('createTestTracker', () => {
  it('records what is told, by ids and a clock that are always the same', async () => {
    const run = async () => {
      const tracker = createTestTracker({ now: 1000 })
      await tracker.event('view_item', LOOK)
      await tracker.advance(5000)
      await tracker.event('search', { search_term: 'lamp' })
      return tracker
    }
    const [one, other] = [await run(), await run()]
    expect(one.events).toEqual(other.events)
    expect(one.events.map(({ name, at }) => [name, at])).toEqual([
      ['view_item', 1000],
      ['search', 6000],
    ])
    expect(new Set(one.events.map(({ id }) => id)).size).toBe(2)
  })

  it('takes ids and a clock of the test', async () => {
    const tracker = createTestTracker({ ids: nth => `id-${nth}`, now: 7 })
    const fate = await tracker.event('view_item', LOOK)
    expect(fate).toEqual({ status: 'persisted', id: expect.stringMatching(/^id-\d+$/) })
    expect(tracker.events[0]).toMatchObject({ at: 7, id: fate.id, consent: 'granted' })
  })

  it('holds events for consent, and keeps none where it is denied', async () => {
    const tracker = createTestTracker({ consent: 'pending' })
    expect((await tracker.event('view_item', LOOK)).status).toBe('held')
    expect(tracker.events).toEqual([])
    await tracker.consent('granted')
    expect(names(tracker)).toEqual(['view_item'])
    await tracker.consent('denied')
    expect(await tracker.event('view_item', LOOK)).toMatchObject({ status: 'dropped', code: 'consent_denied' })
    await tracker.flush()
    expect(names(tracker)).toEqual(['view_item'])
    expect(tracker.receipts).toEqual([])
  })

  it('names nobody in anonymous events', async () => {
    const tracker = createTestTracker({ consent: 'anonymous' })
    await tracker.identify('C-1')
    expect(tracker.events[0]).toMatchObject({ name: 'login', visitor: null, customer: null, session: null })
    const named = createTestTracker()
    await named.identify('C-1')
    expect(named.events[0]).toMatchObject({ customer: 'C-1', visitor: expect.any(String) })
    expect(await named.identify('ada@shop.invalid')).toMatchObject({ status: 'dropped', code: 'email_refused' })
  })

  it('tells the differences of carts as the real one does', async () => {
    const tracker = createTestTracker()
    const lines = (quantity: number) => ({ currency: 'EUR', items: [{ item_id: 'A', price: 2, quantity }] })
    await tracker.cart.set(lines(1))
    await tracker.cart.set(lines(3))
    await tracker.cart.set(lines(3))
    await tracker.cart.set({ items: [] })
    expect(names(tracker)).toEqual(['add_to_cart', 'cart', 'add_to_cart', 'cart', 'remove_from_cart', 'cart'])
    expect(tracker.events[2]?.params).toMatchObject({ value: 4, items: [{ item_id: 'A', quantity: 2 }] })
    await tracker.cart.set(lines(1))
    await tracker.event('purchase', { transaction_id: 'O-1', ...lines(1) })
    expect(await tracker.cart.get()).toEqual({ items: [] })
    expect((await tracker.memory()).bought).toEqual(['A'])
  })

  it('sends what has waited long enough, and has a receipt for it', async () => {
    const tracker = createTestTracker({ flushEveryMs: 1000 })
    const heard: number[] = []
    tracker.on('receipt', ({ accepted }) => heard.push(accepted))
    await tracker.event('view_item', LOOK)
    await tracker.advance(999)
    expect(tracker.receipts).toEqual([])
    expect(await tracker.books()).toMatchObject({ tracked: 1, counted: 0, waiting: 1 })
    await tracker.advance(1)
    expect(heard).toEqual([1])
    expect(await tracker.books()).toEqual({ tracked: 1, counted: 1, rejected: {}, dropped: {}, waiting: 0 })
  })

  it('begins a new session after half an hour', async () => {
    const tracker = createTestTracker()
    for (const ms of [0, 29 * 60_000, 31 * 60_000]) {
      await tracker.advance(ms)
      await tracker.event('view_item', LOOK)
    }
    const [first, second, third] = tracker.events.map(({ session }) => session)
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  })

  it('tells of what a collector refuses', async () => {
    const tracker = createTestTracker()
    await tracker.event('view_item', { value: 3, ...LOOK })
    await tracker.flush()
    expect(tracker.events[0]?.fault).toMatchObject({ code: 'bad_currency', field: 'value' })
    expect(tracker.problems).toEqual([
      { code: 'bad_currency', detail: 'view_item', message: expect.stringContaining('ISO 4217') },
    ])
    expect(await tracker.books()).toMatchObject({ counted: 0, rejected: { bad_currency: 1 } })
    const loop: Record<string, unknown> = {}
    loop.loop = loop
    expect(await tracker.event('view_item', loop as never)).toMatchObject({ status: 'dropped', code: 'bad_params' })
  })

  it('recommends what the test gives', async () => {
    const tracker = createTestTracker({ answers: { 'also-bought': ['A', 'B'], trending: () => undefined } })
    expect((await tracker.recommend({ type: 'also-bought', anchors: ['A'] }))?.items.map(({ id }) => id)).toEqual(['B'])
    expect((await tracker.recommend({ type: 'bestsellers' }))?.items).toEqual([])
    expect(await tracker.recommend({ type: 'trending' })).toBeUndefined()
    expect(tracker.problems.map(({ code }) => code)).toEqual(['block_failed'])
    expect(tracker.asked.map(({ type }) => type)).toEqual(['also-bought', 'bestsellers', 'trending'])
  })

  it('runs plugins, says page views when it is told to, and records nothing once it is stopped', async () => {
    const tracker = createTestTracker({ pageType: 'home' })
    let stops = 0
    tracker.use({ name: 'mine', start: host => (host.state.consent === 'granted' ? () => stops++ : () => {}) })
    expect(tracker.events).toEqual([])
    await tracker.page()
    await tracker.page({ type: 'product' })
    expect(tracker.events.map(({ params }) => [params.kind, params.page_type])).toEqual([
      ['load', 'home'],
      ['history', 'product'],
    ])
    expect(tracker.events[0]?.pageView).not.toBe(tracker.events[1]?.pageView)
    tracker.destroy()
    expect(stops).toBe(1)
    expect(await tracker.event('view_item', LOOK)).toMatchObject({ status: 'dropped', code: 'stopped' })
  })
})

describe('expectEvents', () => {
  const told = async () => {
    const tracker = createTestTracker()
    await tracker.event('view_item', { currency: 'EUR', value: 2, ...LOOK })
    await tracker.event('search', { search_term: 'lamp' })
    return tracker
  }

  it('is content with what is stated', async () => {
    const tracker = await told()
    expectEvents(
      tracker,
      [
        { name: 'view_item', params: LOOK },
        { name: 'search', times: 1 },
        { name: 'share', times: 0 },
      ],
      {
        refuted: [{ name: 'purchase' }, { name: 'view_item', params: { value: 3 } }],
      },
    )
  })

  it.each([
    ['missing', [{ name: 'purchase' }], {}, 'expected 1 × purchase, told 0'],
    ['told too often', [{ name: 'search', times: 0 }], {}, 'expected 0 × search, told 1'],
    [
      'another',
      [{ name: 'search', params: { search_term: 'cup' } }],
      {},
      'expected 1 × search {"search_term":"cup"}, told 0',
    ],
    ['refuted', [], { refuted: [{ name: 'search' }] }, 'refuted search, told 1'],
  ] as const)('fails for what is %s, and lists what was told', async (_, expected, more, message) => {
    const tracker = await told()
    expect(() => expectEvents(tracker, expected, more)).toThrow(message)
    expect(() => expectEvents(tracker, expected, more)).toThrow('Told were:\n  view_item {"currency":"EUR"')
  })

  it('fails for what a collector would refuse, with the sentence that mends it', async () => {
    const tracker = createTestTracker()
    await tracker.event('purchase', { items: [{ item_id: 'A' }] } as never)
    expect(() => expectEvents(tracker, [{ name: 'purchase' }])).toThrow(
      'a collector refuses purchase: bad_transaction_id (transaction_id). purchase and refund need a transaction_id that is not empty.',
    )
  })
})
