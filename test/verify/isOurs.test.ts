import { describe, expect, it } from 'vitest'
import { isOurs } from '../../src/verify/isOurs.js'

describe('isOurs', () => {
  it.each([
    ['https://g.example/tag.js', 'https://g.example'],
    ['https://g.example/blocks-pl.js:1:20', 'https://g.example'],
    ['https://g.example/sync.js?', 'https://g.example'],
    ['https://shop.example/grapevine/v1/events', 'https://shop.example/grapevine'],
  ])('knows %s as a file of %s', (address, collector) => {
    expect(isOurs(address, collector)).toBe(true)
  })

  it.each([
    ['https://shop.example/shop.js', 'https://shop.example'],
    ['https://shop.example/p/tag.js', 'https://shop.example'],
    ['https://other.example/tag.js', 'https://g.example'],
    ['', 'https://g.example'],
  ])('does not take %s for one of %s', (address, collector) => {
    expect(isOurs(address, collector)).toBe(false)
  })
})
