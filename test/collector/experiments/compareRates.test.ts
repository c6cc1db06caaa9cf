import { expect, test } from 'vitest'
import { compareRates } from '../../../src/collector/experiments/compareRates.js'
import { createRandom } from '../../../src/simulator/createRandom.js'

test('20 of 200 and 34 of 200 are apart as a pocket calculator says', () => {
  const difference = compareRates({ of: 200, did: 20 }, { of: 200, did: 34 })!
  // 0.17 − 0.10
  expect(difference.by).toBeCloseTo(0.07, 12)
  // 1.96 √(0.1 · 0.9 / 200 + 0.17 · 0.83 / 200) = 1.96 √0.0011555 = 0.066624
  expect(difference.from).toBeCloseTo(0.003376, 5)
  expect(difference.to).toBeCloseTo(0.136624, 5)
  // Both: 54 of 400 = 0.135; z = 0.07 / √(0.135 · 0.865 · 2 / 200) = 2.04844; the table says 0.0405.
  expect(difference.p).toBeCloseTo(0.0405, 4)
})

test('groups of other sizes count by their own size', () => {
  const difference = compareRates({ of: 1000, did: 100 }, { of: 500, did: 40 })!
  expect(difference.by).toBeCloseTo(-0.02, 12)
  // 1.96 √(0.1 · 0.9 / 1000 + 0.08 · 0.92 / 500) = 1.96 √0.0002372 = 0.030186
  expect([difference.from, difference.to]).toEqual([expect.closeTo(-0.050186, 5), expect.closeTo(0.010186, 5)])
  // Both: 140 of 1500; z = −0.02 / √(0.093333 · 0.906667 · 0.003) = −1.25524; the table says 0.2094.
  expect(difference.p).toBeCloseTo(0.2094, 4)
})

test('the same rate is no difference, and the other way round it is the opposite', () => {
  const [one, other] = [
    { of: 200, did: 20 },
    { of: 300, did: 45 },
  ]
  expect(compareRates(one, { of: 100, did: 10 })).toMatchObject({ by: 0, p: 1 })
  const [there, back] = [compareRates(one, other)!, compareRates(other, one)!]
  expect(back).toEqual({ by: -there.by, from: -there.to, to: -there.from, p: there.p })
})

test('where nothing is changed, chance finds a difference one time in twenty, and the interval has nothing in it 95 times of 100', () => {
  const random = createRandom('nothing is changed')
  const group = () => ({ of: 500, did: Array.from({ length: 500 }, random.next).filter(share => share < 0.1).length })
  const differences = Array.from({ length: 2_000 }, () => compareRates(group(), group())!)
  const share = (holds: (one: (typeof differences)[number]) => boolean) =>
    differences.filter(holds).length / differences.length
  // Three standard errors of 2,000 trials on each side.
  expect(Math.abs(share(({ p }) => p < 0.05) - 0.05)).toBeLessThan(0.015)
  expect(Math.abs(share(({ from, to }) => from <= 0 && to >= 0) - 0.95)).toBeLessThan(0.015)
  expect(Math.abs(share(({ p }) => p < 0.5) - 0.5)).toBeLessThan(0.05)
})

test('nobody, everybody and empty groups make no number that is none', () => {
  expect(compareRates({ of: 9, did: 0 }, { of: 9, did: 0 })).toEqual({ by: 0, from: 0, to: 0, p: 1 })
  expect(compareRates({ of: 9, did: 9 }, { of: 9, did: 9 })).toEqual({ by: 0, from: 0, to: 0, p: 1 })
  expect(compareRates({ of: 0, did: 0 }, { of: 9, did: 9 })).toBeUndefined()
  expect(compareRates({ of: 9, did: 9 }, { of: 0, did: 0 })).toBeUndefined()
})
