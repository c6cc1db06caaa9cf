import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { batchOf, orderOf } from '../collector.js'
import { temporaryDirectory } from '../temporaryDirectory.js'
import { bundledCli } from './bundledCli.js'

const cli = bundledCli()

/** Marks that no log, answer or metric may repeat; with what would forge a line of a log. */
const canary = (where: string) => `canary-${where}\r\n{"level":60,"forged":true}\u001b[31m`
const plain = (where: string) => `canary-${where}`

test('neither logs nor answers nor metrics repeat what was sent, also where it fails', {
  timeout: 60_000,
}, async () => {
  const data = temporaryDirectory()
  const server = await cli.serve('--data', data, '--log-level', 'trace', '--token', 'canary-token-canary')
  const headers = {
    'content-type': 'text/plain',
    authorization: `Basic ${plain('wrong-token')}`,
    cookie: plain('cookie'),
    'user-agent': plain('agent'),
    referer: `https://shop.example/${plain('referer')}`,
    origin: `https://${plain('origin')}.example`,
    'x-forwarded-for': plain('forwarded'),
    'x-any': plain('header'),
  }
  const answers: string[] = []
  const ask = async (path: string, body?: string) => {
    const answer = await fetch(server.url + path, body === undefined ? { headers } : { method: 'POST', headers, body })
    const text = await answer.text()
    if (answer.status >= 400)
      expect(text).not.toMatch(/\bat \S+ \(|\.[jt]s\b|SQLITE|SELECT|INSERT|node_modules|\/tmp\//)
    // A receipt names the batch and its events; that is all it may repeat.
    answers.push(text.replace(/"(batch|id)":"(\\.|[^"\\])*"/g, ''), JSON.stringify([...answer.headers]))
  }
  const events = [
    { name: 'search' as const, params: { search_term: canary('term'), [canary('field')]: canary('value') } },
    { name: canary('name') as 'login' },
    { ...orderOf(canary('order'), [canary('product')]), session: canary('session'), pageView: canary('view') },
    { name: 'page_view' as const, at: 1, params: { page_location: `https://x.example/${plain('location')}` } },
    { id: canary('long').repeat(40) },
  ]
  const who = { visitor: canary('visitor'), customer: canary('customer'), outbox: canary('outbox') }
  await ask('/v1/events', JSON.stringify(batchOf(events, who)))
  await ask('/v1/events', JSON.stringify(batchOf(events, { ...who, batch: canary('batch') })))
  await ask('/v1/events', JSON.stringify(batchOf(events, { site: canary('site') })))
  await ask('/v1/events', JSON.stringify(batchOf(events, { consent: canary('consent') })))
  await ask('/v1/events', `{"${plain('json')}`)
  await ask(`/v1/recommendations?site=demo&b=also-bought:${plain('anchor')}&b=${plain('block')}`)
  await ask(`/v1/recommendations?site=${plain('asked-site')}&b=bestsellers`)
  await ask(`/${plain('path')}?${plain('query')}=1`)
  await ask(`/%zz${plain('malformed')}`)
  await ask('/metrics')
  await ask('/v1/health')
  headers.authorization = `Bearer ${plain('wrong-token')}`
  for (const path of ['/v1/events', '/v1/catalog', '/v1/erase']) await ask(path, `{"${plain('json')}`)
  for (const path of ['/metrics', '/v1/health']) await ask(path)
  const metrics = await fetch(`${server.url}/metrics`, { headers: { authorization: 'Bearer canary-token-canary' } })
  answers.push(await metrics.text())
  const ended = await server.end('SIGTERM')
  expect(ended.code).toBe(0)
  for (const text of [...answers, ended.stdout, ended.stderr]) {
    expect(text).not.toContain('canary')
    expect(text).not.toContain('forged')
    expect(text).not.toContain('\u001b')
  }
  expect(answers.join()).toContain('grapevine_events_total')
  // What is kept is kept: the marks did arrive.
  expect(readFileSync(join(data, 'grapevine.db'), 'latin1')).toContain('canary-term')
})

test('an error that nobody caught ends the process with 1 and one report, and what was accepted stays', {
  timeout: 60_000,
}, async () => {
  for (const fail of [
    'setTimeout(() => { throw new Error("uncaught") }, WHEN)',
    'setTimeout(() => Promise.reject(new Error("uncaught")), WHEN)',
  ]) {
    const data = temporaryDirectory()
    const throwing = `data:text/javascript,${encodeURIComponent(`if (process.argv.includes("serve")) process.once("SIGUSR2", () => { ${fail.replace('WHEN', '0')} })`)}`
    process.env.NODE_OPTIONS = `--import=${throwing}`
    const server = await cli.serve('--data', data).finally(() => delete process.env.NODE_OPTIONS)
    const batch = batchOf([{}, {}])
    const answer = await fetch(`${server.url}/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify(batch),
    })
    expect(await answer.json()).toMatchObject({ accepted: 2 })
    const ended = await server.end('SIGUSR2')
    expect(ended.code).toBe(1)
    expect(ended.stderr.match(/Error: uncaught/g)).toHaveLength(1)
    const { stdout } = await cli.run('export', '--data', data, '--site', 'demo')
    expect(stdout.trimEnd().split('\n')).toHaveLength(2)
  }
})
