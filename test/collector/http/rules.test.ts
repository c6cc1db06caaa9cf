import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CollectorOptions } from '../../../src/collector/CollectorOptions.js'
import type { Collector } from '../../../src/collector/createCollector.js'
import type { RecommendationsAnswer } from '../../../src/protocol/recommendations.js'
import { batchOf, orderOf, post, recommend, startCollector } from '../collector.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

async function withRules(rules: object[], options: Partial<CollectorOptions> = {}) {
  const file = join(temporaryDirectory(), 'rules.json')
  const write = (...some: object[]) => writeFileSync(file, JSON.stringify({ rules: some }))
  write(...rules)
  const collector = await startCollector({ rules: file, ...options })
  await post(collector, batchOf([orderOf('1', ['A', 'B'])]))
  await post(collector, batchOf([orderOf('2', ['A'])]))
  return { collector, write, file }
}

const block = async (collector: Collector, settings = '') =>
  (await recommend(collector, `bestsellers${settings}`)).blocks[0]
const shown = async (collector: Collector, settings = '') =>
  (await block(collector, settings))?.items.map(({ id }) => id)

describe('a collector with rules', () => {
  test('goes by them at their placement, and says that a rule filled a slot', async () => {
    const { collector } = await withRules([{ name: 'Own', pin: ['B'], placements: ['home'] }])
    expect(await shown(collector)).toEqual(['A', 'B'])
    const items = (await block(collector, ';placement=home'))?.items
    expect(items?.map(({ id, strategy, support }) => [id, strategy, support])).toEqual([
      ['B', 'rule', undefined],
      ['A', 'bestsellers', undefined],
    ])
    expect(JSON.stringify(items)).not.toContain('Own')
  })

  test('says why a product is there, and by which rule to nobody but the operator', async () => {
    const { collector } = await withRules([{ name: 'Own', pin: ['B'] }], { token: 'secret' })
    const ask = async (explain: string, authorization = 'Bearer secret') => {
      const address = `${collector.url}/v1/recommendations?site=demo&b=bestsellers&explain=${explain}`
      const response = await fetch(address, { headers: { authorization } })
      return { response, text: await response.text() }
    }
    const why = ({ text }: { text: string }) =>
      (JSON.parse(text) as RecommendationsAnswer).blocks[0]?.items.map(item => item.why)
    const best = 'Sells best: bought by customers in 90 days.'
    expect(why(await ask('1'))).toEqual(['Chosen by the shop.', best])
    for (const rules of ['rules', 'r%75les']) {
      const told = await ask(rules)
      expect(why(told)).toEqual(['Chosen by the shop. By rule: "Own".', best])
      expect(told.response.headers.get('cache-control')).toBe('no-store')
      const refused = await ask(rules, 'Bearer guess')
      expect(refused.response.status).toBe(403)
      expect(refused.text).not.toContain('Own')
    }
    expect(why(await ask('nothing'))).toEqual([undefined, undefined])
  })

  test('goes by new ones with the next answer, and stays with the last good ones', async () => {
    const { collector, write, file } = await withRules([])
    expect(await shown(collector)).toEqual(['A', 'B'])
    write({ name: 'x', hide: { products: ['A'] } })
    collector.reloadRules()
    expect(await shown(collector)).toEqual(['B'])
    writeFileSync(file, '{')
    collector.reloadRules()
    expect(await shown(collector)).toEqual(['B'])
  })

  test('says in its health that the file cannot be used any more, and why to who sends the token', async () => {
    for (const token of [undefined, 'secret']) {
      const { collector, write } = await withRules([{ name: 'Own', hide: { products: ['A'] } }], {
        ...(token && { token }),
      })
      const health = async () => {
        const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
        return (await fetch(`${collector.url}/v1/health`, { headers })).json()
      }
      expect(await health()).toMatchObject({ rules: { problems: 0 }, sites: { demo: { rules: { rules: 1 } } } })
      write({ name: 'Own', hide: { product: ['A'] } })
      collector.reloadRules()
      const { rules, status, sites } = await health()
      expect([status, sites.demo.rules.rules]).toEqual(['ok', 1])
      expect(rules).toEqual(
        token === undefined
          ? { problems: 1 }
          : { problems: 1, messages: [expect.stringMatching(/rules\[0\]\.hide has an unknown field "product"/)] },
      )
      write()
      collector.reloadRules()
      expect((await health()).rules).toEqual({ problems: 0 })
    }
    expect(await (await fetch(`${(await startCollector()).url}/v1/health`)).json()).not.toHaveProperty('rules')
  })

  test('begins and ends with a rule in time, also where an answer is cached', async () => {
    let now = Date.now()
    const day = (ms: number) => new Date(ms).toISOString()
    const rule = { name: 'x', hide: { products: ['A'] }, from: day(now + 60_000), until: day(now + 120_000) }
    const { collector } = await withRules([rule], { clock: () => now })
    const seen = []
    for (const ms of [0, 60_000, 119_000, 121_000]) {
      const clock = now
      now += ms
      seen.push(await shown(collector))
      now = clock
    }
    expect(seen).toEqual([['A', 'B'], ['B'], ['B'], ['A', 'B']])
  })

  test('lets the best take turns each day of the shop, also where an answer is cached, and says so to the operator alone', async () => {
    let now = Date.parse('2026-11-28T22:30Z')
    const rules = [{ name: 'Turns', rotate: { among: 2, every: 'day' } }]
    const file = join(temporaryDirectory(), 'rules.json')
    writeFileSync(file, JSON.stringify({ timeZone: 'Europe/Berlin', rules }))
    const collector = await startCollector({ rules: file, token: 'secret', clock: () => now })
    await post(collector, batchOf([orderOf('1', ['A', 'B'])]))
    await post(collector, batchOf([orderOf('2', ['A'])]))
    const ask = async (etag = '', explain = '') => {
      const headers = { authorization: 'Bearer secret', 'if-none-match': etag }
      return fetch(`${collector.url}/v1/recommendations?site=demo&b=bestsellers${explain}`, { headers })
    }
    /** At 23:30, and half an hour later. */
    const evenings = Array.from({ length: 20 }, (_, day) => now + day * 86_400_000)
    const firsts = new Set<string>()
    let turned = 0
    for (const evening of evenings) {
      now = evening
      const late = await ask()
      const etag = late.headers.get('etag') ?? ''
      const order = ((await late.json()) as RecommendationsAnswer).blocks[0]!
      now = evening + 1_799_000
      expect((await ask(etag)).status).toBe(304)
      now = evening + 1_800_000
      const next = ((await (await ask()).json()) as RecommendationsAnswer).blocks[0]!
      const isTurned = next.items[0]?.id !== order.items[0]?.id
      expect((await ask(etag)).status).toBe(isTurned ? 200 : 304)
      expect(next.recommendationId === order.recommendationId).toBe(!isTurned)
      const why = await (await ask('', '&explain=rules')).text()
      expect(why.includes('By rule: \\"Turns\\".')).toBe(next.items[0]?.id === 'B')
      expect(JSON.stringify(next)).not.toContain('Turns')
      firsts.add(order.items.map(({ id }) => id).join(''))
      if (isTurned) turned++
    }
    expect(firsts).toEqual(new Set(['AB', 'BA']))
    expect(turned).toBeGreaterThan(0)
    expect(turned).toBeLessThan(evenings.length)
  })

  test('pauses what will be sold out, until more of it is there', async () => {
    const { collector } = await withRules([{ name: 'x', pause: 10 }], { token: 'secret' })
    const tell = (stock: number) =>
      fetch(`${collector.url}/v1/catalog`, {
        method: 'POST',
        headers: { authorization: 'Bearer secret', 'content-type': 'application/json' },
        body: JSON.stringify({ site: 'demo', products: [{ id: 'A', title: 'Lamp', stock }] }),
      })
    await tell(20)
    expect(await shown(collector)).toEqual(['A', 'B'])
    for (const n of [3, 4, 5, 6, 7]) await post(collector, batchOf([orderOf(`${n}`, ['A'])]))
    // 7 in two to three hours: at most 3.5 an hour, and 20 last for six to nine.
    expect(await shown(collector)).toEqual(['B'])
    await tell(200)
    expect(await shown(collector)).toEqual(['A', 'B'])
  })

  test('counts them in its health, and the names that nothing has', async () => {
    const { collector, write } = await withRules([{ name: 'x', hide: { products: ['A', 'none'] } }])
    const rules = async () => (await (await fetch(`${collector.url}/v1/health`)).json()).sites.demo.rules
    expect(await rules()).toEqual({ rules: 1, unknown: 1 })
    write()
    collector.reloadRules()
    expect(await rules()).toEqual({ rules: 0, unknown: 0 })
  })

  test('is not started with rules that cannot be used', async () => {
    await expect(withRules([{ name: 'x', hid: {} }])).rejects.toThrow('unknown field "hid"')
  })

  test('keeps the rules of a site to it, also of one that is served from the beginning', async () => {
    const sites = ['one', 'demo']
    const { collector } = await withRules([{ name: 'x', hide: { products: ['A'] }, sites: ['demo'] }], { sites })
    await post(collector, batchOf([orderOf('3', ['A'])], { site: 'one' }))
    const one = await fetch(`${collector.url}/v1/recommendations?site=one&b=bestsellers`)
    expect(((await one.json()) as Awaited<ReturnType<typeof recommend>>).blocks[0]?.items).toHaveLength(1)
    expect(await shown(collector)).toEqual(['B'])
  })
})
