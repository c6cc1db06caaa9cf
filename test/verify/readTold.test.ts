import { describe, expect, it } from 'vitest'
import { BadInput } from '../../src/verify/BadInput.js'
import { readTold } from '../../src/verify/readTold.js'
import { optionOf, TELLING, type ToldKey } from '../../src/verify/Told.js'

const SHOP = 'https://shop.example/en/'

const faultsOf = (file: unknown, start = SHOP): string[] => {
  try {
    readTold(start, file)
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(BadInput)
    return (error as Error).message.split('\n')
  }
}

describe('readTold', () => {
  it('makes addresses of paths, leaves selectors alone, and lets options win', () => {
    const file = {
      cart: '/cart',
      product: '/p/old',
      consent: '#allow',
      order: [{ open: 'pay' }, { fill: '#name', with: 'Ada' }],
    }
    expect(readTold(SHOP, file, { product: 'https://other.example/p' })).toEqual({
      start: SHOP,
      cart: 'https://shop.example/cart',
      product: 'https://other.example/p',
      consent: '#allow',
      order: [{ open: 'https://shop.example/en/pay' }, { fill: '#name', with: 'Ada' }],
    })
  })

  it.each([
    ['an unknown field', { basket: '/b' }, '"basket" is not known. Write one of: start, product'],
    ['a number', { cart: 7 }, '"cart" (the cart page) is 7. Write an address or a path'],
    ['an empty selector', { consent: ' ' }, '"consent" (the button that gives consent) is " ". Write a CSS selector'],
    ['an address that is none', { cart: 'http://' }, '"cart" (the cart page) is "http://". Write an address'],
    ['steps that are no list', { order: '/pay' }, 'Write a list such as [{ "open"'],
    ['an unknown step', { order: [{ press: '#pay' }] }, 'Write a list such as'],
    ['a step that does two things', { order: [{ open: '/a', click: '#b' }] }, 'Write a list such as'],
    ['a step that fills in nothing', { order: [{ fill: '#name' }] }, 'Write a list such as'],
    ['a list', [], 'The file of --pages must hold an object'],
  ])('refuses %s by a sentence that says what to write', (_, file, sentence) => {
    expect(faultsOf(file)).toEqual([expect.stringContaining(sentence)])
  })

  it('tells all mistakes at once', () => {
    expect(faultsOf({ cart: 7, basket: 1, order: [] })).toHaveLength(3)
    expect(faultsOf({ cart: '/cart' })).toEqual([])
  })

  it.each(['shop', 'file:///etc', ''])('refuses %j as a shop', start => {
    expect(faultsOf({}, start)).toEqual([expect.stringContaining('is no address. Write one such as')])
  })
})

describe('optionOf', () => {
  it('names an option for each address, and the file for all else', () => {
    expect(optionOf('thankYou')).toBe('--thank-you')
    expect(optionOf('addToCart')).toBe('"addToCart" in the file of --pages')
    const addresses = (Object.keys(TELLING) as ToldKey[]).filter(key => optionOf(key).startsWith('--'))
    expect(addresses).toEqual(['start', 'product', 'category', 'cart', 'checkout', 'thankYou', 'search', 'spa'])
  })
})
