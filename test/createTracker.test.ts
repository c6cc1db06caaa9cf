import { afterEach, expect, it, vi } from 'vitest'
import { createTracker } from '../src/createTracker.js'

afterEach(() => vi.unstubAllGlobals())

it.each([
  'collector.example',
  '::::',
  'localhost:8765',
  'ftp://collector.example',
  './grapevine',
  ' https://collector.example',
])('says what to write where the collector is %o', collector => {
  vi.stubGlobal('document', {})
  const sentence = `Grapevine: collector is "${collector}". Write an address, https://…, or a path, /….`
  expect(() => createTracker({ site: 'demo', collector })).toThrow(new TypeError(sentence))
})

it('leaves a server alone, where nothing is sent', () => {
  expect(createTracker({ site: 'demo', collector: 'collector.example' }).collector).toBe('collector.example')
})
