import { expect, onTestFinished, test, vi } from 'vitest'
import type { StorageState } from '../../../src/collector/storage/readStorage.js'
import { readStorage } from '../../../src/collector/storage/readStorage.js'
import { watchStorage } from '../../../src/collector/storage/watchStorage.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

test('a disk that becomes full is told of once, a long write-ahead log is folded until it is short', () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  let state: StorageState = { databaseBytes: 1, walBytes: 64 * 2 ** 20, freeBytes: 1, usedRatio: 0.85 }
  const warnings: string[] = []
  let isDue = false
  const fold = vi.fn(() => {
    isDue = false
  })
  const warn = (_: StorageState, message: string) => warnings.push(message)
  const stop = watchStorage({ read: () => state, fold, isDue: () => isDue, warn })
  const later = (over: Partial<StorageState>) => {
    state = { ...state, ...over }
    vi.advanceTimersByTime(10_000)
    return [warnings.length, fold.mock.calls.length]
  }
  expect(later({})).toEqual([0, 0])
  expect(later({ usedRatio: 0.86 })).toEqual([1, 0])
  expect(later({ usedRatio: 0.99 })).toEqual([1, 0])
  expect(warnings[0]).toMatch(/85 %/)
  expect(later({ usedRatio: 0.5 })).toEqual([1, 0])
  expect(later({ usedRatio: 0.9 })).toEqual([2, 0])
  expect(later({ walBytes: 64 * 2 ** 20 + 1 })).toEqual([3, 1])
  expect(later({})).toEqual([3, 2])
  expect(later({ walBytes: 0 })).toEqual([3, 2])
  isDue = true
  expect(later({ walBytes: 1 })).toEqual([3, 3])
  expect(later({})).toEqual([3, 3])
  stop()
  expect(later({ walBytes: 2 ** 30 })).toEqual([3, 3])
})

test('a disk that cannot be read gives no figures and no alarm', () => {
  expect(readStorage('/nowhere/at/all')).toEqual({ databaseBytes: 0, walBytes: 0, freeBytes: 0, usedRatio: 0 })
  const { freeBytes, usedRatio } = readStorage(temporaryDirectory())
  expect(freeBytes).toBeGreaterThan(0)
  expect(usedRatio).toBeLessThanOrEqual(1)
})
