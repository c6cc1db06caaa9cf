import { expect, test } from 'vitest'
import { guardVitals } from '../../../src/collector/experiments/guardVitals.js'

const vital = ([visitors, good]: [number, number], [others, othersGood]: [number, number]) => ({
  metric: 'LCP' as const,
  control: { visitors, good, p75: 0 },
  test: { visitors: others, good: othersGood, p75: 0 },
})

test.each<[string, boolean, [number, number], [number, number]]>([
  ['many more bad values of test', true, [200, 170], [200, 130]],
  ['bad values of test alone', true, [100, 100], [100, 80]],
  ['more bad values than chance makes in one comparison, but not in three', false, [200, 180], [200, 166]],
  ['more bad values of control', false, [200, 130], [200, 170]],
  ['as many of both', false, [200, 150], [200, 150]],
])('%s: worse is %s', (_, isWorse, control, tried) => {
  const guard = guardVitals(vital(control, tried))
  expect(guard.isWorse).toBe(isWorse)
  expect(guard.difference?.by).toBeCloseTo(
    (tried[0] - tried[1]) / tried[0] - (control[0] - control[1]) / control[0],
    12,
  )
})

test.each<[[number, number], [number, number]]>([
  [
    [5, 5],
    [5, 0],
  ],
  [
    [0, 0],
    [100, 50],
  ],
  [
    [100, 100],
    [100, 91],
  ],
])('of too few visitors nothing is said: %j and %j', (control, tried) => {
  expect(guardVitals(vital(control, tried))).toEqual({ difference: undefined, isWorse: false })
})
