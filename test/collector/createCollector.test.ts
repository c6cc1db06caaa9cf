import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { createCollector } from '../../src/collector/createCollector.js'
import { OperatorError } from '../../src/collector/OperatorError.js'
import { openStore } from '../../src/collector/openStore.js'
import { append, purchase } from './builders.js'
import { batchOf, orderOf, post, recommend, startCollector } from './collector.js'
import { temporaryDirectory } from './temporaryDirectory.js'

const health = async (url: string) => (await fetch(`${url}/v1/health`)).json()

describe('a collector', () => {
  test('serves demo on an empty directory, and then what the directory knows', async () => {
    const data = temporaryDirectory()
    const first = await startCollector({ data })
    expect(first.url).toBe(`http://127.0.0.1:${first.port}`)
    expect(first.sites()).toEqual(['demo'])
    await first.close()
    const store = openStore(data)
    store.sites.add('other')
    await store.close()
    expect((await startCollector({ data })).sites()).toEqual(['demo', 'other'])
  })

  test('knows after a restart all that it knew before', async () => {
    const data = temporaryDirectory()
    const first = await startCollector({ data, minSupport: 2 })
    for (let n = 0; n < 12; n++) await post(first, batchOf([orderOf(`O-${n}`, [`X-${n}`])]))
    for (let n = 0; n < 3; n++) await post(first, batchOf([orderOf(`T-${n}`, ['A', 'B'])]))
    const refund = { name: 'refund' as const, params: { transaction_id: 'O-0' } }
    await post(first, batchOf([refund]))
    const asked = ['also-bought:A', 'bestsellers'] as const
    const before = await recommend(first, ...asked)
    const books = (await health(first.url)).sites
    await first.close()
    const second = await startCollector({ data, minSupport: 2 })
    expect(await recommend(second, ...asked)).toEqual(before)
    expect(before.blocks[0]?.items[0]?.id).toBe('B')
    expect((await health(second.url)).sites).toEqual(books)
    expect(books.demo).toMatchObject({ accepted: 16, byName: { purchase: 15, refund: 1 }, model: { orders: 15 } })
  })

  test('lets its lists stay for as long as it is told', async () => {
    const best = async (publishEvery: number) => {
      const collector = await startCollector({ minSupport: 1, publishEvery })
      await post(collector, batchOf([orderOf('T-1', ['A'])]))
      return (await recommend(collector, 'bestsellers')).blocks[0]?.items.map(({ id }) => id)
    }
    expect(await best(0)).toEqual(['A'])
    expect(await best(3600)).toEqual([])
  })

  test('lets its pairs change in steps of five visitors where it lets its lists stay', async () => {
    const support = async (orders: number, publishEvery: number, minSupport = 2) => {
      const data = temporaryDirectory()
      const first = await startCollector({ data })
      for (let n = 0; n < 12; n++) await post(first, batchOf([orderOf(`O-${n}`, [`X-${n}`])]))
      for (let n = 0; n < orders; n++) await post(first, batchOf([orderOf(`T-${n}`, ['A', 'B'])]))
      await first.close()
      const second = await startCollector({ data, minSupport, publishEvery })
      const [block] = (await recommend(second, 'also-bought:A')).blocks
      return block?.items.find(({ strategy }) => strategy === 'also-bought')?.support
    }
    expect(await support(4, 0)).toBe('2+')
    expect(await support(4, 3600)).toBeUndefined()
    expect(await support(5, 3600)).toBe('2+')
    expect(await support(5, 3600, 6)).toBeUndefined()
    expect(await support(6, 3600, 6)).toBe('6+')
  })

  test('follows what another process writes into the directory', async () => {
    const data = temporaryDirectory()
    const collector = await startCollector({ data, minSupport: 2 })
    const store = openStore(data)
    const orders = Array.from({ length: 1500 }, (_, n) => purchase(`e${n}`, `T-${n}`, n % 3 ? [`X-${n}`] : ['A', 'B']))
    for (const [n, order] of orders.entries()) {
      store.log.append(append([order], { visitor: `v${n}` }))
    }
    await store.log.append(append([purchase('new', 'T', ['Z'])], { site: 'new-site' }))
    store.catalog.upsert('demo', [{ id: 'B', title: 'Bee', availability: 'in_stock', source: 'catalog' }])
    await store.close()
    const first = async () => (await recommend(collector, 'also-bought:A')).blocks[0]?.items[0]?.title
    await expect.poll(first, { timeout: 5000 }).toBe('Bee')
    await expect
      .poll(async () => (await health(collector.url)).sites, { timeout: 5000 })
      .toMatchObject({
        demo: { accepted: 1500, catalog: 1, model: { orders: 1500 } },
        'new-site': { accepted: 1, model: { orders: 1 } },
      })
  })

  test('serves only the sites that it was told to', async () => {
    const data = temporaryDirectory()
    const store = openStore(data)
    store.sites.add('hidden')
    await store.close()
    const collector = await startCollector({ data, sites: ['shown'] })
    expect(collector.sites()).toEqual(['shown'])
    expect((await post(collector, batchOf([{}], { site: 'hidden' }))).status).toBe(403)
    expect((await post(collector, batchOf([{}], { site: 'shown' }))).status).toBe(200)
  })

  test('is alone on its directory, until it closes', async () => {
    const data = temporaryDirectory()
    const first = await startCollector({ data })
    await expect(createCollector({ data, port: 0 })).rejects.toThrow(/already served by another process/)
    expect((await post(first, batchOf([{}]))).status).toBe(200)
    await first.close()
    await startCollector({ data })
  })

  test('says in one sentence what is wrong with a port or a directory', async () => {
    const { port } = await startCollector()
    const failing = async (options: { data: string; port?: number; host?: string; proxies?: string[] }) => {
      const error = await createCollector({ port: 0, logLevel: 'silent', ...options }).catch(error => error)
      expect(error).toBeInstanceOf(OperatorError)
      expect(error.message).toMatch(/^[^\n]+\.$/)
      return error.message
    }
    const data = temporaryDirectory()
    expect(await failing({ data, port })).toMatch(/is in use/)
    expect(await failing({ data, host: '192.0.2.1' })).toMatch(/no address of this machine/)
    expect(await failing({ data, proxies: ['10.0.0.0/99'] })).toMatch(/^A proxy is named by .*: invalid range/)
    await startCollector({ data })

    const newer = temporaryDirectory()
    await openStore(newer).close()
    const db = new Database(join(newer, 'grapevine.db'))
    db.pragma('user_version = 99')
    db.close()
    expect(await failing({ data: newer })).toMatch(/newer Grapevine/)

    const foreign = temporaryDirectory()
    new Database(join(foreign, 'grapevine.db')).exec('CREATE TABLE other (x)').close()
    expect(await failing({ data: foreign })).toMatch(/not a Grapevine data file/)

    const noise = temporaryDirectory()
    writeFileSync(join(noise, 'grapevine.db'), 'x'.repeat(5000))
    expect(await failing({ data: noise })).toMatch(/not a Grapevine data file/)

    const file = join(temporaryDirectory(), 'file')
    writeFileSync(file, '')
    expect(await failing({ data: join(file, 'data') })).toMatch(/Cannot write/)
    if (process.getuid?.() !== 0) {
      const locked = join(temporaryDirectory(), 'locked')
      mkdirSync(locked)
      chmodSync(locked, 0o500)
      expect(await failing({ data: locked })).toMatch(/Cannot write/)
    }
  })

  test('is ready until it stops, finishes what was begun, and leaves one whole file', async () => {
    const data = temporaryDirectory()
    const collector = await startCollector({ data })
    expect((await fetch(`${collector.url}/readyz`)).status).toBe(200)
    expect((await fetch(`${collector.url}/healthz`)).status).toBe(200)
    const batches = Array.from({ length: 20 }, (_, n) => batchOf([{ id: `e-${n}` }]))
    const answers = batches.map(batch =>
      post(collector, batch).then(
        answer => answer.json(),
        () => undefined,
      ),
    )
    const closing = collector.close()
    const receipts = await Promise.all(answers)
    await closing
    await expect(fetch(`${collector.url}/readyz`)).rejects.toThrow()
    const store = openStore(data, { readonly: true })
    const kept = new Set([...store.log.read()].map(logged => logged.event.id))
    await store.close()
    batches.forEach((batch, n) => {
      if (receipts[n]?.accepted === 1) expect(kept).toContain(batch.events[0]?.id)
    })
    expect(existsSync(join(data, 'grapevine.db-wal')) && statSync(join(data, 'grapevine.db-wal')).size > 0).toBe(false)
  })

  test('goes on from its snapshot, and from the log where that is damaged', async () => {
    const data = temporaryDirectory()
    const first = await startCollector({ data, minSupport: 2 })
    const orders = Array.from({ length: 1_100 }, (_, n) => orderOf(`O-${n}`, n % 5 === 0 ? ['A', 'B'] : [`X-${n}`]))
    for (let n = 0; n < orders.length; n += 50) await post(first, batchOf(orders.slice(n, n + 50)))
    const before = await recommend(first, 'also-bought:A', 'bestsellers')
    const { model } = (await health(first.url)).sites.demo
    await first.close()
    const file = join(data, 'models.snapshot')
    const whole = readFileSync(file)
    for (const content of [whole, whole.subarray(0, 500), Buffer.from('{}')]) {
      writeFileSync(file, content)
      const next = await startCollector({ data, minSupport: 2 })
      // One that is of no use is deleted at once.
      expect(existsSync(file)).toBe(content === whole)
      expect(await recommend(next, 'also-bought:A', 'bestsellers')).toEqual(before)
      expect((await health(next.url)).sites.demo.model).toMatchObject({ ...model, bytes: expect.any(Number) })
      await next.close()
    }
  })

  test('counts and answers while its clock jumps by years', async () => {
    let now = Date.parse('2026-11-20T12:00:00Z')
    const YEAR = 365 * 86_400_000
    const collector = await startCollector({ minSupport: 2, clock: () => now })
    for (const [n, jump] of [0, YEAR, -2 * YEAR, 5 * YEAR, -4 * YEAR].entries()) {
      now += jump
      // The pages' clocks jump by themselves: what counts is the age of the event.
      const sentAt = 1e12 + n * YEAR
      const order = { ...orderOf(`T-${n}`, ['A', 'B']), id: `e-${n}`, at: sentAt - 5_000 }
      expect(await (await post(collector, batchOf([order], { sentAt }))).json()).toMatchObject({ accepted: 1 })
    }
    expect((await recommend(collector, 'also-bought:A')).blocks[0]?.items[0]?.id).toBe('B')
    const { uptimeMs, sites } = await health(collector.url)
    expect(uptimeMs).toBeLessThan(600_000)
    expect(sites.demo).toMatchObject({ accepted: 5, rejected: {} })
  })
})
