import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addErase } from '../../../src/collector/commands/erase.js'
import { openStore } from '../../../src/collector/openStore.js'
import { append, event } from '../builders.js'
import { startCollector } from '../collector.js'
import { temporaryDirectory } from '../temporaryDirectory.js'
import { shell } from './shell.js'

const grapevine = shell(addErase)
const ANN = ['--site', 'demo', '--visitor', 'ann'] as const

async function withAnn(): Promise<string> {
  const data = temporaryDirectory()
  const store = openStore(data)
  await store.log.append(append([event('a'), event('b')], { visitor: 'ann' }))
  await store.log.append(append([event('c')], { visitor: 'bob', customer: 'C-1' }))
  await store.close()
  return data
}

const left = async (data: string) => {
  const store = openStore(data, { readonly: true })
  const ids = [...store.log.read()].map(logged => logged.event.id)
  await store.close()
  return ids
}

describe('grapevine erase', () => {
  test('erases a visitor, or a customer, from data that nobody serves', async () => {
    const data = await withAnn()
    const snapshots = ['models.snapshot', 'models.snapshot.part'].map(name => join(data, name))
    for (const file of snapshots) writeFileSync(file, 'ann')
    expect((await grapevine('erase', '--data', data, ...ANN)).report).toEqual({ events: 2 })
    expect(await left(data)).toEqual(['c'])
    expect(snapshots.filter(file => existsSync(file))).toEqual([])
    expect((await grapevine('erase', '--data', data, '--site', 'demo', '--customer', 'C-1')).report).toEqual({
      events: 1,
      visitors: ['bob'],
    })
    expect(await left(data)).toEqual([])
  })

  test('names the browsers of a customer, whose events without that name are there still', async () => {
    const data = await withAnn()
    const store = openStore(data)
    await store.log.append(append([event('before')], { visitor: 'bob' }))
    await store.log.append(append([event('phone')], { visitor: 'phone of bob', customer: 'C-1' }))
    await store.log.append(append([event('order')], { visitor: null, customer: 'C-1' }))
    await store.close()
    const collector = await startCollector({ data, token: 'secret' })
    const erase = async (...who: string[]) =>
      (await grapevine('erase', '--collector', collector.url, '--token', 'secret', '--site', 'demo', ...who)).report
    expect(await erase('--customer', 'C-1')).toEqual({ events: 3, visitors: ['bob', 'phone of bob'] })
    expect(await left(data)).toEqual(['a', 'b', 'before'])
    expect(await erase('--visitor', 'bob')).toEqual({ events: 1 })
    expect(await erase('--customer', 'C-1')).toEqual({ events: 0 })
    expect(await left(data)).toEqual(['a', 'b'])
  })

  test('asks the collector that serves the data, with its token', async () => {
    const data = await withAnn()
    const collector = await startCollector({ data, token: 'secret' })
    await expect(grapevine('erase', '--data', data, ...ANN)).rejects.toThrow(
      'already served by another process. Ask the collector that serves it: --collector URL --token TEXT instead',
    )
    const through = ['erase', '--collector', collector.url, ...ANN]
    await expect(grapevine(...through)).rejects.toThrow('by --token TEXT')
    await expect(grapevine(...through, '--token', 'guess')).rejects.toThrow('not that of the collector')
    expect((await grapevine(...through, '--token', 'secret')).report).toEqual({ events: 2 })
    expect(await left(data)).toEqual(['c'])
  })

  test('says what it lacks', async () => {
    const data = await withAnn()
    await expect(grapevine('erase', '--data', data, '--site', 'demo')).rejects.toThrow('--visitor ID or --customer ID')
    await expect(grapevine('erase', ...ANN)).rejects.toThrow('--data DIR, or --collector URL')
    await expect(grapevine('erase', '--data', data, '--site', 'x', '--visitor', 'ann')).rejects.toThrow('demo')
    await expect(grapevine('erase', '--collector', 'http://127.0.0.1:1', ...ANN)).rejects.toThrow('does not answer')
    for (const address of ['127.0.0.1:8765', 'localhost', 'ftp://127.0.0.1/'])
      await expect(grapevine('erase', '--collector', address, ...ANN)).rejects.toThrow(
        'It must be an address such as http://127.0.0.1:8765.',
      )
    expect(await left(data)).toEqual(['a', 'b', 'c'])
  })
})
