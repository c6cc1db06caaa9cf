import { expect, it } from 'vitest'
import { experimentsOf, targetsOf } from '../../src/inspector/sections/experiments.js'
import type { RecommendedBlock } from '../../src/protocol/recommendations.js'

const answer = (experiment?: RecommendedBlock['experiment']): RecommendedBlock => ({
  type: 'also-bought',
  recommendationId: 'r',
  source: 'primary',
  ageMs: 0,
  ...(experiment && { experiment }),
  items: [],
})

const two = { name: 'fewer', share: 0.125, change: { limit: 4 } }
const exposure = { name: 'experiment_exposure', params: { experiment: 'fewer', variant: 'test' } }

it('names each experiment once, with the group that the page has told, or that is forced', () => {
  const answers = [answer(two), undefined, answer(), answer(two), answer({ name: 'none', share: 1, control: 'hidden' })]
  expect(experimentsOf(answers, [exposure], null)).toEqual([
    { name: 'fewer', variant: 'test', what: '12.5 % take part, test has limit 4' },
    { name: 'none', variant: '', what: '100 % take part, control sees no block' },
  ])
  expect(experimentsOf(answers, [exposure], 'control').map(({ variant }) => variant)).toEqual(['control', 'control'])
  expect(experimentsOf([answer()], [exposure], 'test')).toEqual([])
})

it('names each target once, and says which of them is for the shopper: the first of its block', () => {
  const one = { name: 'One', segments: ['buyer', 'lapsed'], change: { type: 'trending', heading: 'Go on' } } as const
  const two = { name: 'Two', segments: ['lapsed'], hidden: true } as const
  const answers = [undefined, answer(), { ...answer(), targets: [one, two] }, { ...answer(), targets: [one, two] }]
  const whats = ['buyer, lapsed: type trending, heading Go on', 'lapsed: no block']
  expect(targetsOf(answers, 'lapsed')).toEqual([
    { name: 'One', variant: 'lapsed', what: whats[0] },
    { name: 'Two', variant: '', what: whats[1] },
  ])
  expect(targetsOf(answers, 'returning').map(({ variant }) => variant)).toEqual(['', ''])
})
