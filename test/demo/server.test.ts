import { describe, expect, test } from 'vitest'
import { PRODUCTS } from '../../demo/catalog/catalog.js'
import type { DemoProduct } from '../../demo/catalog/DemoProduct.js'
import { createShop } from '../../demo/server/startShop.js'
import { BLOCK_TYPES } from '../../src/protocol/block.js'

const COLLECTOR = 'http://127.0.0.1:4999'
const HOSTILE = `<img src=x onerror=alert(1)>"'</script><script>alert(2)</script>`

const hostile: DemoProduct = {
  id: 'hostile',
  title: HOSTILE,
  description: HOSTILE,
  brand: HOSTILE,
  categories: ['Kitchen', 'Cooking'],
  department: 'kitchen',
  price: 100,
  stock: 5,
  rating: 5,
  reviews: 1,
}

const shop = createShop({ collector: `${COLLECTOR}/`, site: 'demo', products: [hostile] })
const get = (url: string, headers = {}) => shop.inject({ url, headers })

const HOME = [
  'bestsellers',
  'new-arrivals',
  'on-sale',
  'for-you',
  'buy-again',
  'trending',
  'most-shared',
  'recently-viewed',
]

/** Address, status, page type as the tag reports it, and the blocks that stand on it when it is served. */
const PAGES: [string, number, string, string[]][] = [
  ['/', 200, 'home', HOME],
  ['/c/garden', 200, 'category', ['bestsellers']],
  ['/c/kitchen/tea-coffee?sort=rating', 200, 'category', ['bestsellers']],
  ['/p/whistling-kettle', 200, 'product', ['also-bought', 'also-viewed', 'recently-viewed']],
  ['/p/little-globe', 200, 'product', ['alternatives', 'recently-viewed']],
  ['/cart', 200, 'cart', []],
  ['/checkout/address', 200, 'checkout', []],
  ['/checkout/delivery', 200, 'checkout', []],
  ['/checkout/payment', 200, 'checkout', []],
  ['/thank-you', 200, 'confirmation', []],
  ['/search?q=the', 200, 'search', ['search-term']],
  ['/search?q=zeppelin', 200, 'search', ['search-term']],
  ['/search', 200, 'search', ['bestsellers']],
  ['/help', 200, 'other', []],
  ['/books', 200, 'books', []],
  ['/qa', 200, 'qa', []],
  ['/nowhere', 404, 'not-found', ['bestsellers', 'recently-viewed']],
  ['/p/no-such-thing', 404, 'not-found', ['bestsellers', 'recently-viewed']],
  ['/c/kitchen/no-such-thing', 404, 'not-found', ['bestsellers', 'recently-viewed']],
  ['/c/kitchen/tea-coffee/deeper', 404, 'not-found', ['bestsellers', 'recently-viewed']],
  ['/checkout/no-such-step', 404, 'not-found', ['bestsellers', 'recently-viewed']],
]

const blocksOf = (body: string) => [...body.matchAll(/<grapevine-block type="([^"]+)"/g)].map(([, type]) => type)

describe('every page', () => {
  test.each(PAGES)('%s answers %i as %s', async (url, status, type, blocks) => {
    const { statusCode, headers, body } = await get(url)
    expect(statusCode).toBe(status)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(body).toContain(`<script async src="${COLLECTOR}/tag.js" data-site="demo" data-page-type="${type}"`)
    expect(blocksOf(body)).toEqual(blocks)
  })

  test.each(PAGES)('%s keeps a strict content policy', async url => {
    const { headers, body } = await get(url)
    const policy = String(headers['content-security-policy'])
    const [, nonce] = /'nonce-([A-Za-z0-9+/=]{22,})'/.exec(policy) ?? []
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`script-src 'self' 'nonce-${nonce}' ${COLLECTOR};`)
    expect(policy).toContain(`connect-src 'self' ${COLLECTOR};`)
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types pippinwick")
    expect(policy).not.toMatch(/unsafe|\*|data:|blob:/)
    // The only inline script is the snippet, and it carries the nonce.
    const inline = [...body.matchAll(/<script(?![^>]*(?:src=|application\/))[^>]*>/g)].map(([tag]) => tag)
    expect(inline).toEqual([`<script nonce="${nonce}">`])
    expect(body).not.toMatch(/\sstyle="|<style|\son\w+="|javascript:/i)
  })

  test.each(PAGES)('%s is built for everybody', async url => {
    const { body } = await get(url)
    expect(body).toContain('<html lang="en">')
    expect(body.match(/<main /g)).toHaveLength(1)
    expect(body).toMatch(/<title>[^<]+ · Pippinwick<\/title>/)
    expect(body).toContain('<a class="skip" href="#main">')
    expect(body.match(/<h1[ >]/g)?.length ?? 0).toBeLessThanOrEqual(1)
    for (const [image] of body.matchAll(/<img [^>]*>/g)) {
      expect(image).toMatch(/ alt="/)
      expect(image).toMatch(/ width="480" height="480"/)
    }
    for (const [, id] of body.matchAll(/<(?:input|select) id="([^"]+)"/g))
      expect(body).toContain(`<label ${id === 'q' ? 'class="only-read" ' : ''}for="${id}"`)
    const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  test('has a nonce of its own', async () => {
    const policies = await Promise.all(
      ['/', '/', '/cart'].map(async url => (await get(url)).headers['content-security-policy']),
    )
    expect(new Set(policies).size).toBe(3)
  })
})

describe('every block', () => {
  test.each([
    '/blocks',
    '/blocks?layout=row',
  ])('%s has all types, options and states under the same policy', async url => {
    const { statusCode, headers, body } = await get(url)
    expect(statusCode).toBe(200)
    expect(String(headers['content-security-policy'])).not.toMatch(/unsafe|\*|data:|blob:/)
    expect(body).not.toMatch(/\sstyle="|<style|\son\w+="|javascript:/i)
    for (const type of BLOCK_TYPES) expect(blocksOf(body)).toContain(type)
    const placements = [...body.matchAll(/<grapevine-block[^>]* placement="([^"]+)"/g)].map(([, name]) => name)
    expect(new Set(placements).size).toBe(placements.length)
    for (const attribute of ['layout="row"', 'show="saving why cart"', 'card="#own-card"', 'words="', 'cap="3"'])
      expect(body).toContain(` ${attribute}`)
    const rows = BLOCK_TYPES.filter(type => new RegExp(`placement="blocks-${type}"[^>]* layout="row"`).test(body))
    expect(rows).toHaveLength(url.endsWith('row') ? BLOCK_TYPES.length : 0)
    const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })
})

describe('a tester', () => {
  const chosen = async (cookie: string) => (await get('/', { cookie: `pippinwick-qa=${cookie}` })).body

  test('chooses the look and the language of every page', async () => {
    expect(await chosen('theme=ledger.scheme=dark.lang=pl')).toContain(
      '<html lang="pl" data-theme="ledger" data-scheme="dark">',
    )
    expect(await chosen('theme="><script>.lang=xx')).toContain('<html lang="en">')
  })

  test('takes IndexedDB away before the tag comes', async () => {
    const body = await chosen('storage=none')
    expect(body.indexOf('/assets/no-indexed-db.js')).toBeGreaterThan(0)
    expect(body.indexOf('/assets/no-indexed-db.js')).toBeLessThan(body.indexOf('/tag.js'))
    expect(await chosen('')).not.toContain('no-indexed-db')
    expect((await get('/assets/no-indexed-db.js')).body).toContain('indexedDB')
  })
})

describe('products', () => {
  test('have a page and a picture each', async () => {
    for (const { id, stock } of PRODUCTS) {
      const page = await get(`/p/${id}`)
      expect([id, page.statusCode]).toEqual([id, 200])
      expect(page.body.includes('Add to cart')).toBe(stock > 0)
      expect((await get(`/images/${id}.svg`)).headers['content-type']).toBe('image/svg+xml; charset=utf-8')
    }
  })

  test('with a hostile title are text on every page that names them', async () => {
    for (const url of ['/p/hostile', '/c/kitchen', `/search?q=${encodeURIComponent('onerror')}`]) {
      const { statusCode, body } = await get(url)
      expect(statusCode).toBe(200)
      expect(body).toContain('&lt;img src=x onerror=alert(1)&gt;')
      expect(body).not.toContain('<img src=x')
      expect(body).not.toContain('<script>alert')
    }
  })

  test('that a search found are left to its list, so that the block below shows others', async () => {
    const { body } = await get('/search?q=Kettle')
    const [, attributes] = /<grapevine-block type="search-term"([^>]*)>/.exec(body) ?? []
    expect(attributes).toContain(' term="Kettle"')
    expect(attributes).toMatch(/ item="[^"]*\bwhistling-kettle\b/)
    const lost = await get('/search?q=desk%20zeppelin')
    expect(lost.body).toContain('<grapevine-block type="search-term" term="desk zeppelin" placement="search"')
  })

  test('are not invented by a hostile search', async () => {
    const { body } = await get(`/search?q=${encodeURIComponent(`zeppelin ${HOSTILE}`)}`)
    expect(body).toContain('Nothing for')
    expect(body).not.toContain('<img src=x')
    expect(body).not.toContain('<script>alert')
  })
})

describe('the single-page variant', () => {
  test.each([
    ['/app', 200],
    ['/app/', 200],
    ['/app/p/whistling-kettle', 200],
    ['/app/checkout/payment', 200],
    ['/app/nowhere', 404],
  ])('answers %s with %i and without the tag', async (url, status) => {
    const { statusCode, headers, body } = await get(url)
    expect(statusCode).toBe(status)
    expect(body).toContain('<script type="module" src="/assets/app.js">')
    expect(body).not.toContain('tag.js')
    expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'")
  })

  test('gets the whole shop as data, the drawings left out', async () => {
    const data = (await get('/shop.json')).json()
    expect(data.products).toHaveLength(PRODUCTS.length + 1)
    expect(data.products[0].picture).toBeUndefined()
    expect(data.departments[0].categories).toContain('Tea & coffee')
  })
})

describe('files', () => {
  test('are answered once and then confirmed', async () => {
    const first = await get('/images/monstera.svg')
    const again = await get('/images/monstera.svg', { 'if-none-match': first.headers.etag })
    expect([first.statusCode, again.statusCode, again.body]).toEqual([200, 304, ''])
    expect((await get('/images/no-such-thing.svg')).statusCode).toBe(404)
    expect((await get('/assets/shop.css')).headers['content-type']).toBe('text/css; charset=utf-8')
    expect((await get('/favicon.svg')).statusCode).toBe(200)
  })

  test('lead nowhere else', async () => {
    for (const url of ['/assets/start.js', '/assets/..%2f..%2fpackage.json', '/images/..%2f..%2fpackage.json']) {
      expect((await get(url)).statusCode).toBe(404)
    }
    expect((await get('/checkout')).headers.location).toBe('/checkout/address')
  })
})
