import { expect, it } from 'vitest'
import { startTracker } from '../../src/core/startTracker.js'

const load = () => Promise.reject(new Error('nothing is to be loaded'))
const sentence = 'Grapevine: needs [data-]site and [data-]collector.'

it('says both names of the settings that it needs, those of the code and those of the tag', () => {
  expect(() => startTracker({ site: '', collector: 'https://c.example' }, load)).toThrow(sentence)
  expect(() => startTracker({ site: 'demo', collector: '' }, load)).toThrow(new TypeError(sentence))
})
