import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { NPM_BUNDLE } from '../../../support/bundleNpm.js'
import { type Build, NONCE, storyPage } from '../../../support/storyPage.js'
import type { HostilePage } from '../../pages/HostilePage.js'
import { LIBRARIES } from '../../pages/libraries.js'
import { HOST_SCRIPT } from './hostScript.js'

/** One hostile page with one build. */
export interface Stage {
  hostile: HostilePage
  build: Build
  site: string
}

/** A shop whose pages are hostile, at `/SITE/first` and `/SITE/second`. */
export interface HostileShop {
  readonly origin: string
  close(): Promise<void>
}

/** https://html.spec.whatwg.org/multipage/document-sequences.html#cross-origin-isolation */
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
}

const inline = (code: string) => `<script nonce="${NONCE}">${code}</script>`

/** Registers a service worker that answers for the address of events what its own address says. */
const workerPage = (answer: string) =>
  `<!doctype html><title>Worker</title><link rel="icon" href="data:,">${inline(
    `navigator.serviceWorker.register('/sw.js?' + ${JSON.stringify(encodeURIComponent(answer))}, { scope: '/' })`,
  )}`
const worker = (answer: string) => `
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', event => {
  if (event.request.url.includes('/v1/events')) event.respondWith(${answer});
});`

const pageOf = ({ hostile, build, site }: Stage, isFirst: boolean, shop: string, collector: string): string => {
  const around = { shop, collector, site }
  const { script = '', library = [], head, body, lines = 2 } = hostile
  return storyPage({
    build,
    collector: { url: collector, site },
    head: [
      inline(HOST_SCRIPT),
      ...library.map(file => `<script src="/libraries/${file}" nonce="${NONCE}"></script>`),
      inline(`{ ${script} }`),
      inline(`__before(); __tell(${isFirst}, ${lines})`),
      head?.(around) ?? '',
    ].join('\n'),
    body: body?.(around) ?? '',
  })
}

/** Opens the shop on a name of the loopback that is not the collector's. */
export async function openHostileShop(stages: readonly Stage[], collector: string): Promise<HostileShop> {
  const bySite = new Map(stages.map(stage => [stage.site, stage]))
  let origin = ''
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://shop')
    const question = decodeURIComponent(search.slice(1))
    const [, site = '', which = ''] = pathname.split('/')
    const send = (type: string, text: string | Buffer, more = {}) =>
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...more }).end(text)
    try {
      if (site === 'npm') return send('text/javascript', await readFile(join(NPM_BUNDLE, basename(pathname))))
      if (site === 'libraries') return send('text/javascript', await readFile(join(LIBRARIES, pathname.slice(11))))
      if (site === 'worker') return send('text/html', workerPage(question))
      if (site === 'sw.js') return send('text/javascript', worker(question))
      const stage = bySite.get(site)!
      const policy = stage.hostile.policy?.({ shop: origin, collector, site })
      const frame = `<!doctype html><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" referrerpolicy="no-referrer" src="/${site}/inner-${which}"></iframe>`
      if (stage.hostile.sandboxed && !which.startsWith('inner-')) return send('text/html', frame)
      const html = pageOf(stage, which.endsWith('first'), origin, collector)
      return send('text/html', html, {
        ...(policy && { 'content-security-policy': policy }),
        ...(stage.hostile.isIsolated && ISOLATED),
      })
    } catch {
      return response.writeHead(404).end()
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    origin,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
