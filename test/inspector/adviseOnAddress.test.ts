import { expect, it } from 'vitest'
import { adviseOnAddress } from '../../src/inspector/adviseOnAddress.js'

const textsOf = (search: string) => adviseOnAddress(search).map(({ about, text }) => `${about}: ${text}`)

it('names each word that blocks would pass over, with those that there are', () => {
  expect(textsOf('?gv-segment=vip&gv-variant=a&gv-preview=soldout')).toEqual([
    'The address: gv-preview=soldout does nothing. Use empty, fallback, slow, error, sold-out, stale.',
    'The address: gv-variant=a does nothing. Use test, control.',
    'The address: gv-segment=vip does nothing. Use lapsed, repeat-buyer, buyer, returning, first-time.',
  ])
})

it('says nothing of words that there are, of none, and of parameters of the shop', () => {
  expect(textsOf('?gv-segment=lapsed&gv-variant=test&gv-preview=sold-out&gv-debug&segment=vip')).toEqual([])
  expect(textsOf('?gv-segment=&gv-variant&gv-preview=')).toEqual([])
  expect(textsOf('')).toEqual([])
})
