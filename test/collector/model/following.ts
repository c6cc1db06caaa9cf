import { afterEach, expect, vi } from 'vitest'
import { Follower, type FollowerOptions } from '../../../src/collector/model/Follower.js'
import { openStore, type Store } from '../../../src/collector/openStore.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

const ends: (() => unknown)[] = []

afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** An empty store, closed after the test. */
export const opened = (directory = temporaryDirectory()) => {
  const store = openStore(directory)
  ends.push(() => store.close())
  return store
}

/** A follower of a store, stopped after the test, what it knows of a site, and a wait for so many sessions of the site `demo`. */
export const follow = (store: Store, more: Partial<FollowerOptions> = {}) => {
  const failed = vi.fn()
  const follower = new Follower({ store, model: {}, failed, ...more })
  ends.push(() => follower.stop())
  const stats = (site = 'demo') => {
    const { orders, sessions } = follower.model(site)?.recommender.stats() ?? {}
    return { orders, sessions }
  }
  const learnedSessions = async (sessions: number) => {
    await expect.poll(() => stats().sessions, { timeout: 3000 }).toBe(sessions)
    expect(failed).not.toHaveBeenCalled()
  }
  return { follower, stats, failed, learnedSessions }
}
