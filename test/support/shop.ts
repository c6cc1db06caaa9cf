import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { NPM_BUNDLE } from './bundleNpm.js'

/** A shop of a few pages on an origin of its own. */
export interface StoryShop {
  readonly origin: string
  /** HTML by path. Paths that are not there answer 404. */
  readonly pages: Map<string, string>
  /** The content policy that pages are served with from now on; none when left out. */
  policy(value?: string): void
  close(): Promise<void>
}

/** Serves the pages of one story, and the bundle of the npm build under `/npm/`. */
export const openShop = async (): Promise<StoryShop> => {
  const pages = new Map<string, string>()
  let policy: string | undefined
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://shop')
    if (pathname.startsWith('/npm/')) {
      const code = await readFile(join(NPM_BUNDLE, basename(pathname))).catch(() => undefined)
      response.writeHead(code ? 200 : 404, { 'content-type': 'text/javascript' }).end(code)
      return
    }
    const html = pages.get(pathname)
    response
      .writeHead(html === undefined ? 404 : 200, {
        'content-type': 'text/html; charset=utf-8',
        ...(policy && { 'content-security-policy': policy }),
      })
      .end(html ?? '<!doctype html><title>Not found</title>')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    // Another name of the loopback than the collector's, so that the two are different sites for the browser.
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    pages,
    policy(value) {
      policy = value
    },
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
