import { afterEach, expect, vi } from 'vitest'
import { Follower, type FollowerOptions } from '../../../src/collector/model/Follower.js'
import { Learner, type LearnerOptions } from '../../../src/collector/model/Learner.js'
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

/** What learns a store and follows it, until the test ends, what it knows of a site, and a wait for so many sessions of the site `demo`. */
export const follow = (store: Store, { cadence, ...more }: Partial<LearnerOptions & FollowerOptions> = {}) => {
  const failed = vi.fn()
  const learner = new Learner({ store, model: {}, failed, ...more })
  const follower = new Follower({ learner, log: store.log, cadence, failed })
  ends.push(() => follower.stop())
  const stats = (site = 'demo') => {
    const { orders, sessions } = learner.model(site)?.recommender.stats() ?? {}
    return { orders, sessions }
  }
  const learnedSessions = async (sessions: number) => {
    await expect.poll(() => stats().sessions, { timeout: 3000 }).toBe(sessions)
    expect(failed).not.toHaveBeenCalled()
  }
  return { learner, follower, stats, failed, learnedSessions }
}
