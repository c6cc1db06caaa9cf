import { expect, it } from 'vitest'
import { adviseOnPlaceholder } from '../../src/verify/adviseOnPlaceholder.js'

const known = ['type', 'item', 'limit', 'min', 'placement', 'heading']

it('names what is not read as it is written, and what to write', () => {
  expect(
    adviseOnPlaceholder(['data-grapevine', 'limit', 'type', 'data-type', 'data-plaecment', 'data-items'], known),
  ).toEqual([
    'A placeholder does not read limit. Write data-limit.',
    'A placeholder does not read type. Write data-grapevine.',
    'A placeholder does not read data-type. Did you mean data-grapevine?',
    'A placeholder does not read data-plaecment. Did you mean data-placement?',
    'A placeholder does not read data-items. Did you mean data-item?',
  ])
})

it('leaves alone what is read, what is the shop’s, and all of it while nothing is known', () => {
  const read = ['data-grapevine', 'data-item', 'data-limit', 'data-min', 'data-placement', 'data-heading']
  const own = ['id', 'class', 'style', 'data-id', 'data-main', 'data-testid', 'data-v-1a2b', 'data-price', 'data-']
  expect(adviseOnPlaceholder([...read, ...own], known)).toEqual([])
  expect(adviseOnPlaceholder(['limit', 'data-limti'], [])).toEqual([])
})
