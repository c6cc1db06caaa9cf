import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { feedProduct, type RawProduct } from '../../../src/collector/import/feedProduct.js'
import { shopUrl } from '../../../src/collector/import/shopUrl.js'

const now = Date.parse('2026-11-15T12:00:00Z')
const read = (raw: RawProduct, currency: string | undefined = 'EUR') =>
  feedProduct({ id: 'A', title: 'Lantern', ...raw }, { currency, now })

describe('feedProduct', () => {
  test('a whole product of a Google feed', () => {
    expect(
      read({
        url: 'https://shop.example/p/a',
        image: 'https://cdn.example/a.jpg',
        price: '20.00 USD',
        salePrice: '15.00 USD',
        availability: 'in stock',
        groupId: 'G',
        categories: 'Home > Lights > Lanterns',
        brand: 'Glow',
        rating: '4.5',
        reviews: '12',
        stock: '3',
        description: 'Warm light.',
      }),
    ).toEqual({
      id: 'A',
      title: 'Lantern',
      url: 'https://shop.example/p/a',
      image: 'https://cdn.example/a.jpg',
      price: { amount: 1500, currency: 'USD' },
      listPrice: { amount: 2000, currency: 'USD' },
      availability: 'in_stock',
      groupId: 'G',
      categories: ['Home', 'Lights', 'Lanterns'],
      brand: 'Glow',
      rating: 4.5,
      reviews: 12,
      stock: 3,
      description: 'Warm light.',
      source: 'catalog',
    })
  })

  test.each([
    [15, 1500, 'EUR'],
    ['15.00', 1500, 'EUR'],
    ['15,00', 1500, 'EUR'],
    ['15.00 USD', 1500, 'USD'],
    ['USD 15', 1500, 'USD'],
    ['1500JPY', 1500, 'JPY'],
    ['£15.00 GBP', 1500, 'GBP'],
    [{ amount: 1500, currency: 'KWD' }, 1500, 'KWD'],
  ])('price %j', (price, amount, currency) => expect(read({ price })).toMatchObject({ price: { amount, currency } }))

  test.each([
    ['free', 'bad_price'],
    [0, 'bad_price'],
    ['-3', 'bad_price'],
    [{ amount: 15.5, currency: 'EUR' }, 'bad_price'],
    [{ amount: 1550 }, 'bad_currency'],
    ['15 XXX', 'bad_currency'],
  ])('price %j is refused as %s', (price, reason) => expect(read({ price })).toBe(reason))

  test('a price without any currency is refused, a product without a price is not', () => {
    expect(feedProduct({ id: 'A', title: 'x', price: 15 }, { currency: undefined, now })).toBe('bad_currency')
    expect(read({})).not.toHaveProperty('price')
  })

  test('a sale counts while it lasts only', () => {
    const on = '2026-11-01T00:00+0100/2026-11-30T23:59+0100'
    const over = '2026-10-01T00:00Z/2026-10-31T23:59Z'
    expect(read({ price: 20, salePrice: 15, saleDates: on })).toMatchObject({ price: { amount: 1500 } })
    const after = read({ price: 20, salePrice: 15, saleDates: over })
    expect(after).toMatchObject({ price: { amount: 2000 } })
    expect(after).not.toHaveProperty('listPrice')
  })

  test('a price before a saving that is no saving is not shown', () => {
    expect(read({ price: 15, listPrice: 20 })).toMatchObject({ listPrice: { amount: 2000 } })
    expect(read({ price: 15, listPrice: 15 })).not.toHaveProperty('listPrice')
    expect(read({ price: 15, listPrice: '20 USD' })).not.toHaveProperty('listPrice')
  })

  test.each([
    ['in stock', undefined, 'in_stock'],
    ['InStock', undefined, 'in_stock'],
    ['https://schema.org/InStock', undefined, 'in_stock'],
    ['http://schema.org/OutOfStock', undefined, 'out_of_stock'],
    ['PreOrder', 0, 'preorder'],
    ['back_order', undefined, 'backorder'],
    ['in_stock', 0, 'out_of_stock'],
    [true, undefined, 'in_stock'],
    [false, 5, 'out_of_stock'],
    [7, undefined, 'in_stock'],
    ['0', undefined, 'out_of_stock'],
    [undefined, undefined, 'in_stock'],
    [undefined, '0', 'out_of_stock'],
  ])('availability %j with stock %j is %s', (availability, stock, expected) => {
    expect(read({ availability, stock })).toMatchObject({ availability: expected })
  })

  test('an unknown availability is refused, not guessed', () => {
    expect(read({ availability: 'maybe' })).toBe('bad_availability')
    expect(read({ availability: 'constructor' })).toBe('bad_availability')
  })

  test('categories come as text, list or lists', () => {
    expect(read({ categories: 'A > B' })).toMatchObject({ categories: ['A', 'B'] })
    expect(read({ categories: ['A', 'B'] })).toMatchObject({ categories: ['A', 'B'] })
    expect(read({ categories: ['A > B'] })).toMatchObject({ categories: ['A', 'B'] })
    expect(read({ categories: [['A', 'B'], ['C']] })).toMatchObject({ categories: ['A', 'B'] })
    expect(read({ categories: '' })).not.toHaveProperty('categories')
  })

  test('what has no id or title is refused', () => {
    expect(read({ id: ' ' })).toBe('no_id')
    expect(read({ id: 'x'.repeat(129) })).toBe('no_id')
    expect(read({ title: '' })).toBe('no_title')
    expect(read({ id: 7 })).toMatchObject({ id: '7' })
  })

  test.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'ftp://x/y',
  ])('address %j is refused', text => {
    expect(read({ url: text })).toBe('bad_url')
    expect(read({ image: text })).toBe('bad_url')
  })

  test('whatever a feed holds, it answers', () => {
    const raw = fc.dictionary(
      fc.constantFrom('id', 'title', 'url', 'price', 'salePrice', 'availability', 'categories', 'stock', 'rating'),
      fc.anything(),
    )
    fc.assert(
      fc.property(raw, value => {
        const product = feedProduct(value, { currency: 'EUR', now })
        if (typeof product !== 'string') expect(product.id).not.toBe('')
      }),
    )
  })
})

test('shopUrl answers addresses of the web and paths only', () => {
  expect(shopUrl(' https://shop.example/a b ')).toBe('https://shop.example/a%20b')
  expect(shopUrl('/p/1?x=2#y')).toBe('/p/1?x=2#y')
  expect(shopUrl('p/1')).toBe('/p/1')
  expect(shopUrl('//cdn.example/a.jpg')).toBe('https://cdn.example/a.jpg')
  expect(shopUrl('https://user@evil.example/')).toBeUndefined()
  expect(shopUrl('https://')).toBeUndefined()
  expect(shopUrl('vbscript:x')).toBeUndefined()
})
