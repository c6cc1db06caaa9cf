import { describe, expect, test } from 'vitest'
import { supportBucket } from '../../../src/collector/model/supportBucket.js'

describe('a support bucket', () => {
  test.each([
    [2, 3, undefined],
    [3, 3, '3+'],
    [9, 3, '3+'],
    [10, 3, '10+'],
    [99, 3, '50+'],
    [100, 3, '100+'],
    [999, 3, '500+'],
    [1_000_000, 3, '1000+'],
    [2, 2, '2+'],
    [0, 1, undefined],
    [11, 12, undefined],
    [30, 12, '12+'],
    [Number.NaN, 3, undefined],
  ])('%d visitors with a threshold of %d is %s', (support, least, bucket) => {
    expect(supportBucket(support, least)).toBe(bucket)
  })
})
