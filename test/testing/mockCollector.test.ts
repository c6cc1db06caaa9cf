import { describe, expect, it } from 'vitest'
import { mockCollector } from '../../src/testing/index.js'

const look = (id: string, params: object = { items: [{ item_id: 'A' }] }, name = 'view_item') => ({
  id,
  seq: 1,
  at: 1000,
  session: 's',
  pageView: 'p',
  name,
  params,
})
const batch = (events: object[], more: object = {}) =>
  JSON.stringify({
    v: 1,
    site: 'shop',
    batch: 'b',
    sentAt: 1000,
    outbox: 'o',
    consent: 'granted',
    visitor: 'v',
    customer: null,
    events,
    ...more,
  })

const URL_EVENTS = 'https://collector.example/v1/events'
const post = async (collector: ReturnType<typeof mockCollector>, body: string) =>
  (await collector.fetch(URL_EVENTS, { method: 'POST', body })).json()

describe('mockCollector', () => {
  it('answers a batch by a receipt that counts each event once', async () => {
    const collector = mockCollector()
    expect(await post(collector, batch([look('1'), look('2')]))).toEqual({
      v: 1,
      batch: 'b',
      accepted: 2,
      duplicate: 0,
      rejected: [],
      retryAfterMs: 0,
    })
    expect(await post(collector, batch([look('2'), look('3')]))).toMatchObject({ accepted: 1, duplicate: 1 })
    expect(collector.events.map(({ id, visitor }) => [id, visitor])).toEqual([
      ['1', 'v'],
      ['2', 'v'],
      ['3', 'v'],
    ])
    expect(collector.receipts).toHaveLength(2)
  })

  it('rejects what a collector rejects, and remembers why', async () => {
    const collector = mockCollector()
    expect(await post(collector, batch([look('1', { value: 3, items: [{ item_id: 'A' }] }), look('2')]))).toMatchObject(
      {
        accepted: 1,
        rejected: [{ id: '1', code: 'bad_currency' }],
      },
    )
    expect(collector.events[0]?.fault).toMatchObject({ code: 'bad_currency', field: 'value' })
    expect(collector.events[1]?.fault).toBeUndefined()
    expect(await post(collector, batch([look('1')], { ask: [{ id: '1', seq: 1 }] }))).toMatchObject({
      duplicate: 0,
      rejected: [{ id: '1', code: 'bad_currency' }],
      known: [],
    })
    expect(await post(collector, batch([look('3')], { consent: 'denied' }))).toMatchObject({
      rejected: [{ id: '3', code: 'consent_denied' }],
    })
    expect(await post(collector, batch([look('4')], { sentAt: 32 * 86_400_000 }))).toMatchObject({
      rejected: [{ code: 'too_old' }],
    })
  })

  it('counts an order once, and new lines of it', async () => {
    const collector = mockCollector()
    const order = (id: string, ...ids: string[]) =>
      batch([look(id, { transaction_id: 'O-1', items: ids.map(item_id => ({ item_id })) }, 'purchase')])
    expect(await post(collector, order('1', 'A'))).toMatchObject({ accepted: 1, duplicate: 0 })
    expect(await post(collector, order('2', 'A'))).toMatchObject({ accepted: 0, duplicate: 1 })
    expect(await post(collector, order('3', 'A', 'A'))).toMatchObject({ accepted: 1, duplicate: 0 })
  })

  it('says which of the ids asked about it has', async () => {
    const collector = mockCollector()
    await post(collector, batch([look('1')]))
    expect(
      await post(
        collector,
        batch([], {
          ask: [
            { id: '1', seq: 1 },
            { id: '9', seq: 2 },
          ],
        }),
      ),
    ).toMatchObject({ known: ['1'] })
  })

  it('recommends what it was given, without what the block is about and excludes', async () => {
    const collector = mockCollector({
      answers: { 'also-bought': ['A', 'B', { id: 'C', title: 'Cup' }, 'D'], 'on-sale': () => undefined },
    })
    const ask = (query: string) => collector.fetch(`https://collector.example/v1/recommendations?site=shop&${query}`)
    const { blocks } = await (await ask('b=also-bought:A;exclude=D&b=trending')).json()
    expect(blocks[0]).toMatchObject({
      type: 'also-bought',
      source: 'primary',
      items: [
        { id: 'B', url: '/p/B' },
        { id: 'C', title: 'Cup' },
      ],
    })
    expect(blocks[0].items).toHaveLength(2)
    expect(blocks[1]).toMatchObject({ type: 'trending', source: 'none', items: [] })
    expect((await ask('b=on-sale')).status).toBe(503)
    expect(collector.asked.map(({ type, anchors }) => [type, ...anchors])).toEqual([
      ['also-bought', 'A'],
      ['trending'],
      ['on-sale'],
    ])
  })

  it.each([
    ['no JSON', 'POST', URL_EVENTS, '{', 400, 'bad_json'],
    ['no batch', 'POST', URL_EVENTS, '{}', 400, 'bad_batch'],
    ['another site', 'POST', URL_EVENTS, batch([]), 403, 'unknown_site'],
    [
      'a block that cannot be read',
      'GET',
      'https://c.example/v1/recommendations?site=mine&b=odd',
      null,
      400,
      'bad_query',
    ],
    ['no block', 'GET', 'https://c.example/v1/recommendations?site=mine', null, 400, 'bad_query'],
    ['another address', 'GET', 'https://c.example/', null, 404, 'not_found'],
  ])('refuses %s by the problem of a collector', (_, method, url, body, status, problem) => {
    const collector = mockCollector({ site: 'mine' })
    const answer = collector.answer({ method, url, body })
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.body).problem).toBe(problem)
    expect(collector.problems).toEqual([expect.stringContaining(`${problem}`)])
    expect(collector.events).toEqual([])
  })

  it('takes what Playwright gives to a route, and what fetch takes', async () => {
    const collector = mockCollector()
    const given: unknown[] = []
    await collector.route({
      request: () => ({ method: () => 'POST', url: () => URL_EVENTS, postData: () => batch([look('1')]) }),
      fulfill: async answer => void given.push(answer),
    })
    expect(given).toEqual([
      {
        status: 200,
        headers: expect.objectContaining({ 'access-control-allow-origin': '*' }),
        body: expect.stringContaining('"accepted":1'),
      },
    ])
    await collector.fetch(new Request(URL_EVENTS, { method: 'POST', body: batch([look('2')]) }))
    expect(collector.events.map(({ id }) => id)).toEqual(['1', '2'])
  })
})
