import { describe, expect, it } from 'vitest'
import { carryOn, readAddress, withParam } from '../../src/inspector/readAddress.js'

describe('an address', () => {
  it.each([
    ['?gv-debug', { isOn: true, isOff: false, preview: '' }],
    ['?q=lamp&gv-debug=1', { isOn: true, isOff: false, preview: '' }],
    ['?gv-preview=sold-out', { isOn: true, isOff: false, preview: 'sold-out' }],
    ['?gv-variant=test', { isOn: true, isOff: false, preview: '' }],
    ['?gv-debug=off', { isOn: false, isOff: true, preview: '' }],
    ['?gv-debug=off&gv-preview=slow', { isOn: false, isOff: true, preview: 'slow' }],
    ['', { isOn: false, isOff: false, preview: '' }],
    ['?debug=gv-debug&mygv-debug=1', { isOn: false, isOff: false, preview: '' }],
  ])('%s asks for the inspector or does not', (search, asked) => {
    expect(readAddress(search)).toEqual(asked)
  })

  it('gets one parameter, and loses it', () => {
    const page = 'https://shop.example/p?a=1#top'
    expect(withParam(page, 'gv-preview', 'slow')).toBe('https://shop.example/p?a=1&gv-preview=slow#top')
    expect(withParam('https://shop.example/p?a=1&gv-preview=slow#top', 'gv-preview', '')).toBe(page)
  })
})

describe('a link that is followed', () => {
  const here = 'https://shop.example/p/1?gv-debug=&gv-preview=slow&utm_source=x'

  it('carries on what was asked for, and nothing else of the address', () => {
    expect(carryOn('https://shop.example/cart?a=1#list', here)).toBe(
      'https://shop.example/cart?a=1&gv-debug=&gv-preview=slow#list',
    )
  })

  it('keeps what it says itself', () => {
    expect(carryOn('https://shop.example/cart?gv-debug=off', here)).toBe(
      'https://shop.example/cart?gv-debug=off&gv-preview=slow',
    )
  })

  it.each([
    'https://other.example/',
    `${here}#reviews`,
  ])('is left alone where it goes to another site or a place on the page: %s', link => {
    expect(carryOn(link, here)).toBe(link)
  })
})
