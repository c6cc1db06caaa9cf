import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Product } from '../../../src/collector/catalog/Product.js'
import type { RawProduct } from '../../../src/collector/import/feedFields.js'
import { feedProduct } from '../../../src/collector/import/feedProduct.js'
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
      stockAt: now,
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

  test.each([
    [3, 3],
    ['1,234', 1_234],
    ['1,234,567', 1_234_567],
    ['1.5', 1.5],
    [0, 0],
    [-2, undefined],
    [1e12, undefined],
    [undefined, undefined],
    [null, undefined],
    ['  ', undefined],
  ])('stock %j is %s', (stock, units) => {
    const product = read({ stock, markets: { de: { stock } } }) as Product
    expect([product.stock, product.markets?.de?.stock]).toEqual([units, units])
    expect(product.stockAt).toBe(units === undefined ? undefined : now)
  })

  test.each([
    'many',
    '10+',
    'in stock',
    '1,2,3',
    true,
    {},
    [3],
    Number.NaN,
  ])('stock %j is refused: the product would be shown as if there were some', stock => {
    expect(read({ stock })).toBe('bad_stock')
    expect(read({ stock, availability: 'in stock' })).toBe('bad_stock')
    expect(read({ markets: { de: { stock } } })).toBe('bad_stock')
  })

  test('categories come as text, list or lists', () => {
    expect(read({ categories: 'A > B' })).toMatchObject({ categories: ['A', 'B'] })
    expect(read({ categories: ['A', 'B'] })).toMatchObject({ categories: ['A', 'B'] })
    expect(read({ categories: ['A > B'] })).toMatchObject({ categories: ['A', 'B'] })
    expect(read({ categories: [['A', 'B'], ['C']] })).toMatchObject({ categories: ['A', 'B'] })
    expect(read({ categories: '' })).not.toHaveProperty('categories')
  })

  test.each([
    [{ margin: 0.35 }, 0.35],
    [{ margin: '35%' }, 0.35],
    [{ margin: '12,5 %' }, 0.125],
    [{ margin: -0.2 }, -0.2],
    [{ price: 20, cost: '15.00' }, 0.25],
    [{ price: 20, cost: 100 }, -1],
    [{ price: 20, cost: '15 USD' }, undefined],
    [{ cost: 15 }, undefined],
    [{ margin: 0.3, price: 20, cost: 15 }, 0.3],
  ])('margin of %j is %j', (raw, margin) => expect((read(raw) as { margin?: number }).margin).toBe(margin))

  test.each([35, 'much', Number.NaN, '135%'])('margin %j is refused', margin =>
    expect(read({ margin })).toBe('bad_margin'))

  test('flags are read in the words of shops, and refused where they are none', () => {
    expect(read({ hidden: 'yes', sensitive: 1, replenishable: true })).toMatchObject({
      hidden: true,
      sensitive: true,
      replenishable: true,
    })
    for (const none of [false, 'no', '0', 'FALSE', '', null, undefined])
      expect(read({ sensitive: none })).not.toHaveProperty('sensitive')
    for (const odd of ['maybe', 7, {}, [], 'constructor']) expect(read({ hidden: odd })).toBe('bad_flag')
  })

  test.each([
    ['2026-11-20', '2026-11-20T00:00:00Z'],
    ['2026-11-20T08:30:00-05:00', '2026-11-20T13:30:00Z'],
    ['2026-11-20 08:30:00', '2026-11-20T08:30:00Z'],
    ['20.11.2026', '2026-11-20T00:00:00Z'],
    ['05.11.2026 08:30', '2026-11-05T08:30:00Z'],
    ['1763625600', '2025-11-20T08:00:00Z'],
    [1763625600000, '2025-11-20T08:00:00Z'],
  ])('was added at %j', (addedAt, time) => expect(read({ addedAt })).toHaveProperty('addedAt', Date.parse(time)))

  test.each([
    '',
    null,
    undefined,
    'soon',
    '2026-02-30',
    '11/20/2026',
    '05-11-2026',
    7,
    true,
    {},
    'NaN',
  ])('was added at %j says nothing', addedAt => expect(read({ addedAt })).not.toHaveProperty('addedAt'))

  test('tags and attributes come as text, lists or objects', () => {
    expect(read({ tags: 'sale, new,,sale' })).toMatchObject({ tags: ['sale', 'new'] })
    expect(read({ tags: ['sale', 7, null] })).toMatchObject({ tags: ['sale', '7'] })
    const attributes = { color: 'red', size: '7' }
    expect(read({ attributes: { color: ' red ', size: 7, none: null, odd: {} } })).toMatchObject({ attributes })
    expect(read({ attributes: 'color=red; size: 7;;broken' })).toMatchObject({ attributes })
    const named = Object.entries(attributes).map(([name, value]) => ({ name, value }))
    expect(read({ attributes: [...named, null, 'x'] })).toMatchObject({ attributes })
    for (const nothing of ['', [], {}, 7]) expect(read({ attributes: nothing })).not.toHaveProperty('attributes')
  })

  test('markets are where it is sold, with what differs there', () => {
    const stock = 3
    const everywhere = { availability: 'in_stock', stock }
    expect(read({ stock, markets: 'DE, fr' })).toMatchObject({ markets: { de: everywhere, fr: everywhere } })
    expect(read({ stock, markets: ['de'] })).toHaveProperty('markets', { de: everywhere })
    const markets = {
      de: { price: 20, listPrice: 25 },
      fr: { stock: 0, price: '18 CHF' },
      pl: false,
      it: true,
      es: { availability: 'preorder' },
    }
    expect(read({ stock, markets })).toHaveProperty('markets', {
      de: { ...everywhere, price: { amount: 2000, currency: 'EUR' }, listPrice: { amount: 2500, currency: 'EUR' } },
      fr: { availability: 'out_of_stock', stock: 0, price: { amount: 1800, currency: 'CHF' } },
      pl: { availability: 'out_of_stock' },
      it: everywhere,
      es: { availability: 'preorder' },
    })
    expect(read({ markets: { de: { price: 20 } }, currency: 'PLN' })).toMatchObject({
      markets: { de: { price: { amount: 2000, currency: 'PLN' } } },
    })
    expect(read({ markets: {} })).toHaveProperty('markets', {})
    expect(read({})).not.toHaveProperty('markets')
  })

  test.each([
    [' , ', 'bad_market'],
    [{ de: 'yes' }, 'bad_market'],
    [{ ' ': true }, 'bad_market'],
    [{ de: { price: 'free' } }, 'bad_price'],
    [{ de: { availability: 'maybe' } }, 'bad_availability'],
    [Array.from({ length: 201 }, (_, n) => `m${n}`), 'bad_market'],
  ])('markets %j are refused as %s', (markets, reason) => expect(read({ markets })).toBe(reason))

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
      fc.constantFrom(
        ...(['id', 'title', 'url', 'price', 'salePrice', 'availability', 'categories', 'stock', 'rating'] as const),
        ...(['addedAt', 'margin', 'cost', 'tags', 'attributes', 'hidden', 'sensitive', 'markets'] as const),
      ),
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
