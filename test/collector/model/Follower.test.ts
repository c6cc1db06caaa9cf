import { afterEach, describe, expect, it, vi } from 'vitest'
import { Follower } from '../../../src/collector/model/Follower.js'
import { openStore, type Store } from '../../../src/collector/openStore.js'
import { append, event, purchase } from '../builders.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

const ends: (() => unknown)[] = []

afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

const opened = () => {
  const store = openStore(temporaryDirectory())
  ends.push(() => store.close())
  return store
}

const follow = (store: Store, sites?: readonly string[]) => {
  const failed = vi.fn()
  const follower = new Follower({ store, model: {}, failed, ...(sites && { sites }) })
  ends.push(() => follower.stop())
  const stats = (site = 'demo') => {
    const { orders, sessions } = follower.model(site)?.recommender.stats() ?? {}
    return { orders, sessions }
  }
  return { follower, stats, failed }
}

let looks = 0
const look = () => event(`look ${++looks}`, { name: 'view_item', params: { items: [{ item_id: `P${looks}` }] } })

describe('Follower', () => {
  it('knows the orders of the log at once, and the views soon after', async () => {
    const store = opened()
    await store.log.append(append([look(), purchase('o', '1', ['A', 'B']), look()]))
    const { stats, failed } = follow(store)
    expect(stats()).toEqual({ orders: 1, sessions: 0 })
    await expect.poll(stats).toEqual({ orders: 1, sessions: 1 })
    expect(failed).not.toHaveBeenCalled()
  })

  it('learns orders when it is told, and views within a second', async () => {
    const store = opened()
    const { follower, stats } = follow(store)
    await store.log.append(append([look(), purchase('o', '1', ['A', 'B'])]))
    follower.follow()
    expect(stats().orders).toBe(1)
    await store.log.append(append([{ ...look(), session: 'another' }]))
    follower.viewed()
    await expect.poll(() => stats().sessions, { timeout: 3000 }).toBe(2)
  })

  it('learns views outside of the request that brought them', async () => {
    const store = opened()
    const { follower, stats } = follow(store)
    await store.log.append(append([look()]))
    follower.viewed()
    follower.follow()
    expect(stats().sessions).toBe(0)
    await expect.poll(() => stats().sessions, { timeout: 3000 }).toBe(1)
  })

  it('learns what another process wrote', async () => {
    const directory = temporaryDirectory()
    const store = openStore(directory)
    const other = openStore(directory)
    ends.push(() => store.close())
    ends.push(() => other.close())
    const { stats } = follow(store)
    await other.log.append(append([look(), purchase('o', '1', ['A', 'B'])]))
    await expect.poll(stats, { timeout: 3000 }).toEqual({ orders: 1, sessions: 1 })
  })

  it('learns orders also while there are views to be learned', async () => {
    const store = opened()
    for (let n = 0; n < 60; n++) await store.log.append(append(Array.from({ length: 100 }, look)))
    const { follower, stats } = follow(store)
    follower.follow()
    const before = stats()
    await store.log.append(append([purchase('o', '1', ['A', 'B'])]))
    follower.follow()
    expect([before.orders, stats().orders]).toEqual([0, 1])
    await expect.poll(() => follower.model('demo')?.recommender.stats().products, { timeout: 9000 }).toBe(6002)
  })

  it('learns nothing of sites that are not served', async () => {
    const store = opened()
    await store.log.append(append([look(), purchase('o', '1', ['A', 'B'])], { site: 'elsewhere' }))
    const { follower, stats } = follow(store, ['demo'])
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(follower.model('elsewhere')).toBeUndefined()
    expect(stats()).toEqual({ orders: 0, sessions: 0 })
  })
})
