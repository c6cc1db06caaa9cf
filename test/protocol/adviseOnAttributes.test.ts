import { expect, it } from 'vitest'
import { adviseOnAttributes } from '../../src/protocol/adviseOnAttributes.js'

const known = ['type', 'limit', 'placement']

it('names each attribute that blocks do not read, and what was meant', () => {
  expect(adviseOnAttributes(['type', 'limits', 'data-limit', 'zzz'], known)).toEqual([
    'Blocks do not read limits. Did you mean limit?',
    'Blocks do not read data-limit. Did you mean limit?',
    'Blocks do not read zzz. Use one of type, limit, placement.',
  ])
})

it('leaves alone what any element may have, and all of it while nothing is known', () => {
  expect(adviseOnAttributes(['class', 'id', 'data-room', 'aria-label', 'onclick', 'hidden'], known)).toEqual([])
  expect(adviseOnAttributes(['limits'], [])).toEqual([])
})

it('leaves alone what frameworks write for themselves', () => {
  const written = '_ngcontent-ng-c1 ng-version v-cloak x-show hx-get @click :key wire:ignore is'.split(' ')
  expect(adviseOnAttributes(written, known)).toEqual([])
  expect(adviseOnAttributes(['xlimit', 'vlimit'], known)).toHaveLength(2)
})
