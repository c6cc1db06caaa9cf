import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeUrl } from '../../src/card/safeUrl.js'
import { PAYLOADS } from '../support/blocks/payloads.js'

const BASE = 'https://shop.example/category/lamps?page=2'

describe('safeUrl', () => {
  it.each([
    ['https://cdn.example/a.jpg', 'https://cdn.example/a.jpg'],
    ['http://shop.example/p/1?x=1#top', 'http://shop.example/p/1?x=1#top'],
    ['HTTPS://Shop.example/P', 'https://shop.example/P'],
    ['/p/1', 'https://shop.example/p/1'],
    ['//cdn.example/a.jpg', 'https://cdn.example/a.jpg'],
    ['/p/ä?q=ü', 'https://shop.example/p/%C3%A4?q=%C3%BC'],
  ])('takes %s', (address, safe) => {
    expect(safeUrl(address, BASE)).toBe(safe)
  })

  it.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    ' https://shop.example/',
    '/p/\t1',
    'data:text/html,x',
    'ftp://shop.example/',
    'https:evil.example',
    'https://shop.example@evil.example/',
    'https://:secret@evil.example/',
    'p/1',
    '?a=1',
    '',
    undefined,
    null,
    7,
    {},
  ])('refuses %j', address => {
    expect(safeUrl(address, BASE)).toBeUndefined()
  })

  it('answers only http and https, without a user, for any text', () => {
    const parts = fc.constantFrom(
      'http',
      's',
      ':',
      '/',
      '//',
      '@',
      'javascript:',
      'data:',
      '\n',
      '\t',
      '\u0000',
      'evil.example',
      '\\',
      '?',
      '#',
    )
    const text = fc.oneof(
      fc.array(parts, { maxLength: 8 }).map(list => list.join('')),
      fc.constantFrom(...PAYLOADS),
      fc.webUrl(),
    )
    fc.assert(
      fc.property(text, address => {
        const safe = safeUrl(address, BASE)
        if (safe === undefined) return
        const url = new URL(safe)
        expect(['http:', 'https:']).toContain(url.protocol)
        expect(url.username + url.password).toBe('')
      }),
    )
  })
})
