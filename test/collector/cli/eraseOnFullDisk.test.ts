import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { missingSmallDisk, smallDisk } from '../../faults/kit/smallDisk.js'
import { batchOf } from '../collector.js'
import { postText } from '../postText.js'
import { bundledCli } from './bundledCli.js'

const cli = bundledCli()
const ANN = { visitor: '5b3e0000000000000000000000000a11', customer: 'customer-of-ann' }
const missing = await missingSmallDisk()

test.skipIf(missing !== undefined)(
  'a full disk erases nobody and says so; once there is room, it does',
  {
    timeout: 60_000,
  },
  async () => {
    const disk = await smallDisk(16)
    onTestFinished(() => disk.remove())
    const data = join(disk.path, 'data')
    mkdirSync(data)
    const server = await cli.serve('--data', data, '--token', 'secret-of-the-operator')
    const headers = { authorization: 'Bearer secret-of-the-operator', 'content-type': 'application/json' }
    const erase = async () => {
      const body = JSON.stringify({ site: 'demo', visitor: ANN.visitor })
      const answer = await fetch(`${server.url}/v1/erase`, { method: 'POST', headers, body })
      return { status: answer.status, retryAfter: answer.headers.get('retry-after'), ...(await answer.json()) }
    }
    const books = async () => {
      const { sites } = await (await fetch(`${server.url}/v1/health`, { headers })).json()
      const { accepted, erased } = sites.demo
      return { accepted, erased }
    }
    const postOne = () => postText(server.url, JSON.stringify(batchOf([{}])))
    const holding = () =>
      readdirSync(data).filter(name => Object.values(ANN).some(id => readFileSync(join(data, name)).includes(id)))

    await postText(server.url, JSON.stringify(batchOf([{}, {}, {}], ANN)))
    await disk.fill(0)
    let full = await postOne()
    for (let n = 0; n < 500 && full.status === 200; n++) full = await postOne()
    expect([full.status, full.said.problem]).toEqual([503, 'storage_full'])
    const before = await books()

    expect(await erase()).toMatchObject({ status: 503, problem: 'storage_full', retryAfter: expect.any(String) })
    expect(await books()).toEqual(before)
    expect(holding()).not.toEqual([])
    await disk.free()
    expect(await erase()).toEqual({ status: 200, retryAfter: null, events: 3 })
    expect(await books()).toEqual({ accepted: before.accepted - 3, erased: { page_view: 3 } })
    expect(holding()).toEqual([])
    expect(await server.end('SIGTERM')).toMatchObject({ code: 0 })
  },
)
