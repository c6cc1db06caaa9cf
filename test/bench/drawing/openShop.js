import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { basename } from 'node:path'

const TAG = new URL('../../../dist/tag/', import.meta.url)
/** One pixel, since pictures are the shop's: their decoding is not measured. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const HEADERS = { 'access-control-allow-origin': '*', 'cache-control': 'max-age=86400' }

/** As many as the collector answers to a block of twelve. */
const PRODUCTS = Array.from({ length: 24 }, (_, n) => ({
  id: `SKU-${n}`,
  title: `Paper lantern number ${n} with a long and useful name`,
  url: `/lantern-${n}`,
  image: `/picture-${n}.png`,
  price: { amount: 1250 + n, currency: 'EUR' },
  ...(n % 3 === 0 && { listPrice: { amount: 2000 + n, currency: 'EUR' } }),
  availability: n % 5 ? 'in_stock' : 'preorder',
  rating: 4.5,
  reviews: 12 + n,
  strategy: 'bestsellers',
  support: '10+',
}))

/**
 * A shop and its collector on the loopback, one under each of its names, so that they are two origins. The collector is as quick as a
 * cache: it answers the same products to each question, except while `hold()` holds the answers back until `release()`.
 */
export async function openShop() {
  const pages = new Map()
  let waiting
  const say = (response, type, body) => response.writeHead(200, { ...HEADERS, 'content-type': type }).end(body)
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://shop')
    if (pathname.endsWith('/v1/recommendations')) {
      const answer = () =>
        response
          .writeHead(200, { ...HEADERS, 'cache-control': 'no-store', 'content-type': 'application/json' })
          .end(JSON.stringify(answerTo(searchParams.getAll('b'))))
      if (waiting) waiting.push(answer)
      else answer()
    } else if (pathname.endsWith('/v1/events')) {
      const chunks = await request.toArray()
      const { batch, events } = JSON.parse(Buffer.concat(chunks))
      const receipt = { v: 1, batch, accepted: events.length, duplicate: 0, rejected: [], retryAfterMs: 0 }
      response.writeHead(200, { ...HEADERS, 'cache-control': 'no-store' }).end(JSON.stringify(receipt))
    } else if (pathname.startsWith('/tag/')) {
      const code = await readFile(new URL(basename(pathname), TAG)).catch(() => undefined)
      if (code) say(response, 'text/javascript', code)
      else response.writeHead(404).end()
    } else if (pathname.endsWith('.png')) say(response, 'image/png', PICTURE)
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pages.get(pathname) ?? '')
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  return {
    /** Address of the tag, and so of the collector. */
    tag: `http://127.0.0.1:${port}/tag/tag.js`,
    address: path => `http://localhost:${port}${path}`,
    put: (path, html) => pages.set(path, html),
    hold() {
      waiting = []
    },
    /** How many questions wait. */
    held: () => waiting?.length ?? 0,
    release() {
      const answers = waiting ?? []
      waiting = undefined
      for (const answer of answers) answer()
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Each block has products of its own, for none stands twice on a page. */
function answerTo(questions) {
  return {
    v: 1,
    blocks: questions.map((question, n) => ({
      type: question.split(/[:;]/)[0],
      recommendationId: `answer-${n}`,
      source: 'primary',
      ageMs: 0,
      items: PRODUCTS.map(product => ({ ...product, id: `${product.id}-${n}` })),
    })),
  }
}
