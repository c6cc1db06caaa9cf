import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { DemoProduct } from '../catalog/DemoProduct.js'
import { readChoices } from '../view/Choices.js'
import { type Html, html, toMarkup } from '../view/html.js'
import { layout } from '../view/layout.js'
import { createLinks } from '../view/links.js'
import { blocksPage } from '../view/pages/blocks/blocksPage.js'
import { booksPage } from '../view/pages/books.js'
import { helpPage } from '../view/pages/help.js'
import { qaPage } from '../view/pages/qa.js'
import { type Route, routeOf } from '../view/routeOf.js'
import { addCollectorRoute, collectorFor } from './collectorRoute.js'
import { contentPolicy } from './contentPolicy.js'
import { NO_INDEXED_DB } from './noIndexedDb.js'
import { createPictures, FAVICON } from './pictures.js'
import { PROJECT_ROOT } from './projectRoot.js'
import { shopData } from './shopData.js'
import { appScript, tagSnippet } from './tagSnippet.js'

export interface ShopOptions {
  /** 0 picks a free one. */
  port: number
  /** Address of the collector, such as `http://127.0.0.1:4401`. */
  collector: string
  /** The site key. */
  site: string
  /** Default 127.0.0.1. */
  host?: string
  /** Products beside the catalogue, for a test. */
  products?: readonly DemoProduct[]
}

/** A running shop. */
export interface RunningShop {
  /** Such as `http://127.0.0.1:4400`. */
  url: string
  close(): Promise<void>
}

/** Starts the shop's server. Rejects when the port is taken. */
export async function startShop(options: ShopOptions): Promise<RunningShop> {
  const app = createShop(options)
  const url = await app.listen({ host: options.host ?? '127.0.0.1', port: options.port })
  return { url, close: () => app.close() }
}

/** The shop's server, not listening yet. */
export function createShop({
  collector: given,
  site,
  products = [],
}: Omit<ShopOptions, 'port' | 'host'>): FastifyInstance {
  const collector = new URL(given).origin
  const app = fastify({ forceCloseConnections: true, routerOptions: { ignoreTrailingSlash: true } })
  const data = shopData(products)
  const picture = createPictures(products)

  const answer = (request: FastifyRequest, reply: FastifyReply, route: Route, base: '' | '/app') => {
    const nonce = randomBytes(16).toString('base64')
    const { title, main, page, description, department, term } = route
    const choices = readChoices(request.headers.cookie)
    const elsewhere = collectorFor(addressOf(request).pathname.replace(/(?<=.)\/$/, ''), choices)
    const scripts = base === '' ? tagSnippet(collector, site, page.type, nonce, elsewhere) : appScript
    const document = layout({
      title,
      main,
      data: { ...page, ...(elsewhere !== undefined && { elsewhere }) },
      choices,
      links: createLinks(base),
      departments: data.departments,
      collector,
      site,
      scripts,
      department,
      searchTerm: term,
      ...(description !== undefined && { description }),
    })
    return reply
      .code(route.status)
      .type('text/html; charset=utf-8')
      .header('content-security-policy', contentPolicy(collector, nonce))
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'strict-origin-when-cross-origin')
      .header('cache-control', 'no-cache')
      .send(toMarkup(document))
  }
  const addressOf = (request: FastifyRequest) => new URL(request.url, 'http://shop.invalid')
  const separate = createLinks()

  /** A file that stays the same while the server runs. */
  const still = (
    request: FastifyRequest,
    reply: FastifyReply,
    type: string,
    body: string | Buffer,
    seconds: number,
  ) => {
    const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    reply
      .header('etag', tag)
      .header('cache-control', `public, max-age=${seconds}`)
      .header('x-content-type-options', 'nosniff')
    return request.headers['if-none-match'] === tag ? reply.code(304).send() : reply.type(type).send(body)
  }
  const file = (path: string, type: string) => async (request: FastifyRequest, reply: FastifyReply) => {
    const where = join(PROJECT_ROOT, path)
    if (!existsSync(where)) return reply.code(503).type('text/plain').send(`${path} is missing. Run npm run build.`)
    return still(request, reply, type, await readFile(where), 0)
  }

  for (const name of ['shop.css', 'themes.css'])
    app.get(`/assets/${name}`, file(`demo/page/${name}`, 'text/css; charset=utf-8'))
  app.get('/assets/reserve.css', file('dist/reserve.css', 'text/css; charset=utf-8'))
  for (const name of ['shop.js', 'app.js', 'shop.js.map', 'app.js.map']) {
    const type = name.endsWith('.map') ? 'application/json' : 'text/javascript; charset=utf-8'
    app.get(`/assets/${name}`, file(`dist/demo/public/${name}`, type))
  }
  app.get('/assets/no-indexed-db.js', (request, reply) =>
    still(request, reply, 'text/javascript; charset=utf-8', NO_INDEXED_DB, 0),
  )
  app.get('/favicon.svg', (request, reply) => still(request, reply, 'image/svg+xml', FAVICON, 86_400))
  app.get<{ Params: { file: string } }>('/images/:file', (request, reply) => {
    const drawn = picture(request.params.file.replace(/\.svg$/, ''))
    return drawn === undefined
      ? reply.code(404).send()
      : still(request, reply, 'image/svg+xml; charset=utf-8', drawn, 86_400)
  })
  app.get('/shop.json', (_request, reply) => reply.header('cache-control', 'no-cache').send(data))
  const row = (request: FastifyRequest) => addressOf(request).searchParams.get('layout') === 'row'
  const own: [string, string, string, (request: FastifyRequest) => Html][] = [
    ['/books', 'The books', 'books', booksPage],
    ['/blocks', 'Every block', 'blocks', request => blocksPage(row(request) ? 'row' : 'grid')],
    ['/qa', 'Scenarios', 'qa', qaPage],
    ['/help', 'Help', 'other', helpPage],
  ]
  for (const [path, name, type, draw] of own)
    app.get(path, (request, reply) => {
      const route = { title: `${name} · Pippinwick`, main: draw(request), page: { type }, status: 200 } as const
      return answer(request, reply, route, '')
    })
  addCollectorRoute(app, collector)
  app.get('/checkout', (_request, reply) => reply.redirect(separate.checkout))

  // The single-page variant answers one empty document for all its addresses; only an unknown one is a 404.
  for (const address of ['/app', '/app/*']) {
    app.get(address, (request, reply) => {
      const route = routeOf(addressOf(request), data, createLinks('/app'))
      const empty = html`<p class="waiting">One moment…</p><noscript><p>This variant of the shop needs JavaScript. <a href="/">The separate pages</a> show everything but the cart without it.</p></noscript>`
      return answer(request, reply, { ...route, main: empty, page: { type: route.page.type } }, '/app')
    })
  }
  app.get('/*', (request, reply) => answer(request, reply, routeOf(addressOf(request), data, separate), ''))
  return app
}
