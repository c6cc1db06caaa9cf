import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AssetFolder } from '../../../src/collector/http/AssetFolder.js'
import { VERSION } from '../../../src/collector/packageRoot.js'
import { startCollector } from '../collector.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

const SCRIPT = `console.log(${JSON.stringify('lantern '.repeat(200))})`

function folder(): string {
  const assets = join(temporaryDirectory(), 'tag')
  mkdirSync(assets)
  writeFileSync(join(assets, 'tag.js'), SCRIPT)
  writeFileSync(join(assets, 'tag.js.map'), '{}')
  writeFileSync(join(assets, 'secret.txt'), 'secret')
  return assets
}

describe('the tag and its chunks', () => {
  test('are served to every page, fresh for minutes, and for ever under their version', async () => {
    const { url } = await startCollector({ assets: folder(), origins: ['https://shop.example'] })
    const tag = await fetch(`${url}/tag.js`)
    expect([tag.status, await tag.text()]).toEqual([200, SCRIPT])
    expect(tag.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(tag.headers.get('access-control-allow-origin')).toBe('*')
    expect(tag.headers.get('sourcemap')).toBe('tag.js.map')
    expect(tag.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(tag.headers.get('x-content-type-options')).toBe('nosniff')
    expect(tag.headers.get('cache-control')).toBe('public, max-age=300, stale-while-revalidate=86400')
    const pinned = await fetch(`${url}/${VERSION}/tag.js`)
    expect([pinned.status, pinned.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
    expect((await fetch(`${url}/0.0.0/tag.js`)).status).toBe(404)
    expect((await fetch(`${url}/tag.js.map`)).headers.get('content-type')).toBe('application/json; charset=utf-8')
  })

  test('are compressed as the browser likes, with a tag of their own', async () => {
    const { url } = await startCollector({ assets: folder() })
    const as = (encoding: string) => fetch(`${url}/tag.js`, { headers: { 'accept-encoding': encoding } })
    const [br, gzip, plain] = await Promise.all([as('gzip, deflate, br'), as('gzip'), as('identity')])
    expect([br, gzip, plain].map(one => one.headers.get('content-encoding'))).toEqual(['br', 'gzip', null])
    expect(Number(br.headers.get('content-length'))).toBeLessThan(SCRIPT.length / 4)
    expect(await br.text()).toBe(SCRIPT)
    expect(new Set([br, gzip, plain].map(one => one.headers.get('etag'))).size).toBe(3)
    const again = await fetch(`${url}/tag.js`, {
      headers: { 'accept-encoding': 'br', 'if-none-match': br.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
  })

  test('are compressed once for all who ask at the same time', async () => {
    const assets = new AssetFolder(folder())
    const [first, second] = await Promise.all([assets.read('tag.js', 'br'), assets.read('tag.js', 'br')])
    expect(first).toBeDefined()
    expect(second).toBe(first)
  })

  test('follow a new build without a restart', async () => {
    const assets = folder()
    const { url } = await startCollector({ assets })
    await (await fetch(`${url}/tag.js`)).text()
    writeFileSync(join(assets, 'tag.js'), 'next')
    expect(await (await fetch(`${url}/tag.js`)).text()).toBe('next')
  })

  test('are the only files of their folder, and say when they are not built', async () => {
    const { url } = await startCollector({ assets: folder() })
    for (const name of ['secret.txt', 'nothing.js', '..%2fsecret.txt', '.js']) {
      expect([name, (await fetch(`${url}/${name}`)).status]).toEqual([name, 404])
    }
    const empty = await startCollector({ assets: temporaryDirectory() })
    const missing = await fetch(`${empty.url}/tag.js`)
    expect([missing.status, await missing.json()]).toMatchObject([
      404,
      { message: expect.stringContaining('npm run build') },
    ])
  })
})
