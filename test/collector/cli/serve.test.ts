import { createHmac } from 'node:crypto'
import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { VERSION } from '../../../src/collector/packageRoot.js'
import { batchOf, orderOf } from '../collector.js'
import { PAGE_HEADERS } from '../pageHeaders.js'
import { temporaryDirectory } from '../temporaryDirectory.js'
import { bundledCli } from './bundledCli.js'

const cli = bundledCli()

const KEY = 'key-of-the-server'

const send = (url: string, body: object) =>
  fetch(`${url}/v1/events`, { method: 'POST', headers: PAGE_HEADERS, body: JSON.stringify(body) })

const sentence = (about: RegExp) => ({
  code: 1,
  stdout: '',
  stderr: expect.stringMatching(new RegExp(`^[^\\n]*${about.source}[^\\n]*\\.\\n$`)),
})

describe('grapevine', () => {
  test('explains itself', async () => {
    const help = await cli.run('--help')
    for (const command of ['serve', 'export', 'import-orders', 'import-catalog']) expect(help.stdout).toContain(command)
    expect((await cli.run('--version')).stdout).toBe(`${VERSION}\n`)
    expect((await cli.run('serve', '--help')).stdout).toMatch(/--data[\s\S]*--port[\s\S]*--site[\s\S]*--origin/)
    expect(await cli.run('serve')).toMatchObject({ code: 1, stderr: expect.stringContaining("'--data <dir>'") })
  })

  test.each([
    [['--port', '70000'], '--port'],
    [['--min-support', '0'], '--min-support'],
    [['--site', 's', '--origin', 'shop.example'], '--origin'],
    [['--site', 's', '--origin', 'https://shop.example/path'], '--origin'],
    [['--log-level', 'loud'], '--log-level'],
    [['--site', ''], '--site'],
    [['--site', 's'.repeat(129)], '--site'],
    [['--order-key', 'too-short'], '--order-key'],
    [['--order-key', `${KEY} short`], '--order-key'],
    [['--order-key', KEY, '--order-key', KEY, '--order-key', KEY], 'at most, the new one and the old one'],
    [['--port', '0', '--port', '0'], "'--port <n>' is given twice"],
    [['--token', KEY, '--token', KEY], "'--token <text>' is given twice"],
  ])('refuses %s with a word on how it must be', async (args, option) => {
    const { code, stderr } = await cli.run('serve', '--data', temporaryDirectory(), ...args)
    expect([code, stderr]).toEqual([1, expect.stringContaining(option)])
    expect(stderr).not.toMatch(/ {4}at /)
  })
})

describe('grapevine serve', () => {
  test('does not start with a folder of the tag that is none, or where no data can be kept', async () => {
    const data = temporaryDirectory()
    const file = join(data, 'file')
    writeFileSync(file, '')
    for (const assets of [join(data, 'nope'), file, join(file, 'below')])
      expect(await cli.run('serve', '--port', '0', '--data', data, '--assets', assets)).toMatchObject(
        sentence(/no folder of the built tag.*--assets/),
      )
    // There, Node's own way to make a directory with those above it never ends.
    if (process.platform === 'linux')
      for (const nowhere of ['/proc/grapevine', '/proc/grapevine/data'])
        expect(await cli.run('serve', '--port', '0', '--data', nowhere)).toMatchObject(
          sentence(/Cannot write in \/proc/),
        )
    const server = await cli.serve('--data', data, '--assets', data)
    expect((await fetch(`${server.url}/tag.js`)).status).toBe(404)
    await server.end('SIGTERM')
  })

  test('knows an order key that is given twice, or two of the environment', async () => {
    for (const [args, variable] of [
      [['--order-key', 'next-key-of-the-server', '--order-key', KEY], 'not-this-key-of-nobody'],
      [[], `next-key-of-the-server ${KEY}`],
    ] as const) {
      vi.stubEnv('GRAPEVINE_ORDER_KEY', variable)
      const server = await cli.serve('--data', temporaryDirectory(), ...args)
      vi.unstubAllEnvs()
      for (const [number, key] of ['next-key-of-the-server', KEY, 'not-this-key-of-nobody'].entries()) {
        const signature = createHmac('sha256', key).update(`O-${number}\n1 A`).digest('hex')
        const params = { transaction_id: `O-${number}`, items: [{ item_id: 'A' }], signature }
        await send(server.url, batchOf([{ name: 'purchase', params }]))
      }
      const { sites } = await (await fetch(`${server.url}/v1/health`)).json()
      expect(sites.demo).toMatchObject({ accepted: 3, doubted: { unsigned: 1 } })
      await server.end('SIGTERM')
    }
  })

  test('prints one line when it listens, and ends with 0 when it is told to', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const server = await cli.serve('--data', temporaryDirectory())
      expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
      const ended = await server.end(signal)
      expect(ended).toMatchObject({ code: 0, stdout: `{"listening":"${server.url}"}\n`, stderr: '' })
    }
  })

  test('serves the sites and origins that it is told', async () => {
    const data = temporaryDirectory()
    const own = ['--site', 'one', '--origin', 'https://one.example', '--origin', 'https://www.one.example']
    const server = await cli.serve('--data', data, ...own, '--site', 'two')
    const status = async (site: string, origin: string) =>
      (await fetch(`${server.url}/v1/recommendations?site=${site}&b=bestsellers`, { headers: { origin } })).status
    expect(await status('one', 'https://one.example')).toBe(200)
    expect(await status('one', 'https://www.one.example')).toBe(200)
    expect(await status('one', 'https://two.example')).toBe(403)
    expect(await status('two', 'https://any.example')).toBe(200)
    expect(await status('demo', 'https://one.example')).toBe(403)
    await server.end('SIGTERM')
  })

  test('goes by rules, reads them again on SIGHUP, and does not start with those that cannot be used', async () => {
    const data = temporaryDirectory()
    const file = join(data, 'rules.json')
    const write = (id: string) => {
      writeFileSync(file, `{ "rules": [{ "name": "x", "hide": { "products": ["${id}"] } }] }`)
      // As old and as long as before: only a signal tells.
      utimesSync(file, 1_000, 1_000)
    }
    write('A')
    const { child, finished, stdout } = cli.start(['serve', '--port', '0', '--data', data, '--rules', file])
    await expect.poll(stdout, { timeout: 10_000 }).toContain('listening')
    const { listening } = JSON.parse(stdout())
    await send(listening, batchOf([orderOf('T-1', ['A', 'B'])]))
    const shown = async () => {
      const answer = await fetch(`${listening}/v1/recommendations?site=demo&b=bestsellers`)
      return (await answer.json()).blocks[0].items.map(({ id }: { id: string }) => id)
    }
    expect(await shown()).toEqual(['B'])
    write('B')
    child.kill('SIGHUP')
    await expect.poll(shown, { timeout: 4_000 }).toEqual(['A'])
    child.kill('SIGTERM')
    expect(await finished).toMatchObject({ code: 0 })
    writeFileSync(file, '{ "rules": [{ "name": "x" }] }')
    const refused = await cli.run('serve', '--data', data, '--port', '0', '--rules', file)
    expect(refused).toMatchObject(sentence(/rules\[0\] does nothing/))
    expect(await cli.run('rules', 'check', file)).toMatchObject(sentence(/rules\[0\] does nothing/))
  })

  test('says in one sentence why it cannot start', async () => {
    const data = temporaryDirectory()
    const server = await cli.serve('--data', data)
    const { port } = new URL(server.url)
    expect(await cli.run('serve', '--data', data, '--port', '0')).toMatchObject(sentence(/already served/))
    const file = join(data, 'grapevine.db')
    for (const command of [['serve', '--port', '0'], ['check'], ['import-catalog', file, '--site', 's']])
      expect(await cli.run(...command, '--data', file)).toMatchObject(sentence(/is a file. Name the folder/))
    const other = temporaryDirectory()
    expect(await cli.run('serve', '--data', other, '--port', port)).toMatchObject(sentence(/is in use/))
    await server.end('SIGKILL')
    const again = await cli.serve('--data', data)
    await again.end('SIGTERM')
  })
})

describe('grapevine export', () => {
  test('prints what was counted, while the collector runs and after it', async () => {
    const data = temporaryDirectory()
    const server = await cli.serve('--data', data)
    const paid = { currency: 'EUR', value: 12.5, items: [{ item_id: 'A', price: 12.5, quantity: 1 }] }
    const batch = batchOf([
      { name: 'add_to_cart', params: paid },
      { ...orderOf('T-1', ['A']), seq: 9 },
    ])
    await send(server.url, batch)
    const exported = await cli.run('export', '--data', data, '--site', 'demo')
    const lines = exported.stdout.trimEnd().split('\n')
    expect(lines.map(line => JSON.parse(line))).toMatchObject([
      { id: batch.events[0]?.id, name: 'add_to_cart', visitor: batch.visitor, customer: null, seq: 1, params: paid },
      { name: 'purchase', seq: 9, params: { transaction_id: 'T-1', items: [{ item_id: 'A' }] } },
    ])
    expect(Object.keys(JSON.parse(lines[0] ?? ''))).toEqual(
      'id name at visitor customer session pageView seq receivedAt params'.split(' '),
    )
    await server.end('SIGTERM')
    const orders = await cli.run('export', '--data', data, '--site', 'demo', '--name', 'purchase')
    expect(orders).toMatchObject({ code: 0, stdout: `${lines[1]}\n`, stderr: '' })
    expect(await cli.run('export', '--data', data, '--site', 'x')).toMatchObject(sentence(/Known sites: demo/))
    const empty = temporaryDirectory()
    expect(await cli.run('export', '--data', empty, '--site', 'x')).toMatchObject(sentence(/There is no data/))
  })

  test('ends quietly when its reader has seen enough', async () => {
    const data = temporaryDirectory()
    const server = await cli.serve('--data', data)
    const text = 'x'.repeat(400)
    for (let n = 0; n < 12; n++) {
      const many = Array.from({ length: 100 }, () => ({ name: 'search' as const, params: { search_term: text } }))
      expect((await send(server.url, batchOf(many))).status).toBe(200)
    }
    await server.end('SIGTERM')
    const { child, finished } = cli.start(['export', '--data', data, '--site', 'demo'])
    child.stdout?.once('data', () => child.stdout?.destroy())
    expect(await finished).toMatchObject({ code: 0, stderr: '' })
  })
})
