import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SnapshotKeeper } from '../../../src/collector/model/SnapshotKeeper.js'
import { readSnapshot } from '../../../src/collector/model/snapshotFile.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const kept = (restored = 0, file = join(temporaryDirectory(), 'models.snapshot')) => {
  const follower = {
    learned: restored,
    restored,
    isWorn: false,
    held: 0,
    hold: vi.fn(() => {
      follower.held++
      let release = () => {
        follower.held--
        release = () => {}
      }
      const snapshot = {
        orders: { n: 0, id: '' },
        views: { n: 0, id: '' },
        learned: follower.learned,
        withdrawals: 0,
        served: null,
        settings: '{}',
        hashSeed: 0,
        sites: [],
      }
      return { snapshot, release: () => release() }
    }),
  }
  const failed = vi.fn()
  const keeper = new SnapshotKeeper({ learner: follower, hold: follower.hold, file, failed })
  const later = async (learned: number) => {
    follower.learned = learned
    vi.advanceTimersByTime(5_000)
  }
  return { follower, keeper, failed, file, later, stored: () => (readSnapshot(file) as { learned: number }).learned }
}

describe('SnapshotKeeper', () => {
  it('stores what was learned once that is much, and not again before there is as much more', async () => {
    const { follower, later, stored } = kept()
    await later(4_999)
    expect(follower.hold).not.toHaveBeenCalled()
    await later(5_000)
    await vi.waitFor(() => expect(stored()).toBe(5_000))
    await later(9_999)
    expect(follower.hold).toHaveBeenCalledTimes(1)
    await later(10_000)
    await vi.waitFor(() => expect(stored()).toBe(10_000))
    expect(follower.held).toBe(0)
  })

  it('stores at once what a start had to learn, since the next one may come soon', async () => {
    const { follower, stored } = kept()
    follower.learned = 5_000
    vi.advanceTimersByTime(1)
    await vi.waitFor(() => expect(stored()).toBe(5_000))
  })

  it('stores a large model after a tenth of it', async () => {
    const { follower, later, stored } = kept(1_000_000)
    await later(1_100_000)
    expect(follower.hold).not.toHaveBeenCalled()
    await later(1_200_000)
    await vi.waitFor(() => expect(stored()).toBe(1_200_000))
  })

  it('stores the rest at the end, where that is worth it', async () => {
    const little = kept(500)
    little.follower.learned = 1_499
    await little.keeper.close()
    expect(existsSync(little.file)).toBe(false)
    const more = kept(500)
    more.follower.learned = 1_500
    await more.keeper.close()
    expect(more.stored()).toBe(1_500)
  })

  it('lets go of what was stored already when it ends', async () => {
    const { follower, keeper, later, stored } = kept()
    await later(5_000)
    await keeper.close()
    expect(stored()).toBe(5_000)
    expect(follower.hold).toHaveBeenCalledTimes(2)
    expect(follower.held).toBe(0)
  })

  it('says that it could not store, and tries again', async () => {
    const { follower, keeper, failed, later } = kept(0, join(temporaryDirectory(), 'missing', 'models.snapshot'))
    await later(5_000)
    await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(1))
    follower.learned = 5_001
    await keeper.close()
    expect(failed).toHaveBeenCalledTimes(2)
    expect(follower.held).toBe(0)
  })

  it('does not try again at once what could not be stored', async () => {
    const { follower, failed, later } = kept(0, join(temporaryDirectory(), 'missing', 'models.snapshot'))
    await later(5_000)
    await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(1))
    await later(9_999)
    expect(follower.hold).toHaveBeenCalledTimes(1)
    await later(10_000)
    await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(2))
  })

  it('deletes the file that names somebody who was erased, and stores the models without them', async () => {
    const { keeper, later, follower, file, stored } = kept()
    await keeper.forget()
    expect(existsSync(file)).toBe(false)
    await later(5_000)
    await vi.waitFor(() => expect(stored()).toBe(5_000))
    follower.learned = 5_100
    await keeper.forget()
    expect(stored()).toBe(5_100)
  })

  it('stores nothing of which most was taken back, so that the next start learns it anew', async () => {
    const { follower, keeper, file, later } = kept()
    await later(5_000)
    await vi.waitFor(() => expect(existsSync(file)).toBe(true))
    follower.isWorn = true
    await keeper.forget()
    expect(existsSync(file)).toBe(false)
    await later(20_000)
    await keeper.close()
    expect(follower.hold).toHaveBeenCalledTimes(1)
    expect(existsSync(file)).toBe(false)
  })
})
