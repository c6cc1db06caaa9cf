import { describe, expect, it, vi } from 'vitest'
import { append, event, purchase } from '../builders.js'
import { temporaryDirectory } from '../temporaryDirectory.js'
import { follow, opened } from './following.js'

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

  it('counts rows ahead once all has been learned for the first time, and never again', async () => {
    const store = opened()
    for (let n = 0; n < 30; n++) await store.log.append(append(Array.from({ length: 100 }, look)))
    const { learner, follower, stats, failed } = follow(store)
    const sessions: number[] = []
    const warm = learner.warm.bind(learner)
    learner.warm = function* () {
      sessions.push(learner.model('demo')!.recommender.stats().products)
      yield* warm()
    }
    await expect.poll(() => sessions, { timeout: 9000 }).toEqual([3000])
    await store.log.append(append([{ ...look(), session: 'another' }]))
    follower.viewed()
    await expect.poll(() => stats().sessions, { timeout: 3000 }).toBe(2)
    expect(sessions).toEqual([3000])
    expect(failed).not.toHaveBeenCalled()
  })

  it.each([
    undefined,
    { everyMs: 60_000, leastPeople: 1 },
  ])('counts ahead of a failure no rows, then all of them, a slice at a time (cadence %o)', async cadence => {
    const store = opened()
    await store.log.append(append([look(), { ...look(), session: 'another' }]))
    const { learner, follower, stats, failed } = follow(store, cadence && { cadence })
    const views = learner.views.bind(learner)
    const sessions: unknown[] = []
    let steps = 0
    learner.views = function* () {
      learner.views = views
      yield
      throw new Error('the disk is away')
    }
    learner.warm = function* () {
      sessions.push(stats().sessions)
      for (; steps < 40; steps++) {
        const until = performance.now() + 2
        while (performance.now() < until);
        yield
      }
    }
    await expect.poll(() => failed.mock.calls.length, { timeout: 3000 }).toBe(1)
    expect(sessions).toEqual([])
    follower.viewed()
    await expect.poll(() => steps, { timeout: 9000 }).toBe(40)
    expect(sessions).toEqual([2])
  })

  it('learns what another process wrote', async () => {
    const directory = temporaryDirectory()
    const store = opened(directory)
    const other = opened(directory)
    const { stats } = follow(store)
    await other.log.append(append([look(), purchase('o', '1', ['A', 'B'])]))
    await expect.poll(stats, { timeout: 3000 }).toEqual({ orders: 1, sessions: 1 })
  })

  it('learns orders also while there are views to be learned', async () => {
    const store = opened()
    for (let n = 0; n < 60; n++) await store.log.append(append(Array.from({ length: 100 }, look)))
    const { learner, follower, stats } = follow(store)
    follower.follow()
    const before = stats()
    await store.log.append(append([purchase('o', '1', ['A', 'B'])]))
    follower.follow()
    expect([before.orders, stats().orders]).toEqual([0, 1])
    await expect.poll(() => learner.model('demo')?.recommender.stats().products, { timeout: 9000 }).toBe(6002)
  })

  it('learns nothing while what it knows is stored, and all of it afterwards', async () => {
    const store = opened()
    await store.log.append(append([look(), purchase('o', '1', ['A', 'B'])]))
    const { learner, follower, stats, learnedSessions } = follow(store)
    await learnedSessions(1)
    const [first, second] = [follower.hold(), follower.hold()]
    const bytes = () => Buffer.concat(first.snapshot.sites.flatMap(({ model }) => model))
    const before = bytes()
    await store.log.append(append([{ ...look(), session: 'another' }, purchase('p', '2', ['A', 'C'])]))
    follower.follow()
    follower.viewed()
    first.release()
    first.release()
    await new Promise(resolve => setTimeout(resolve, 700))
    expect(stats()).toEqual({ orders: 1, sessions: 1 })
    expect(bytes().equals(before)).toBe(true)
    const sold = (id: string) => ({
      id,
      title: id,
      categories: [id],
      availability: 'in_stock' as const,
      source: 'catalog' as const,
    })
    store.catalog.upsert('demo', [sold('A'), sold('B'), sold('new'), { ...sold('B'), availability: 'out_of_stock' }])
    follower.follow()
    const { recommender } = learner.model('demo')!
    const shown = () =>
      recommender.recommend({ type: 'bestsellers', anchors: [], limit: 5 }).items.map(({ product }) => product)
    expect(shown()).toEqual(['A'])
    expect(bytes().equals(before)).toBe(true)
    second.release()
    await learnedSessions(2)
    expect(stats().orders).toBe(2)
  })

  describe('with a cadence', () => {
    const settle = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

    it('learns nothing before its time, but products; then everything, orders and views', async () => {
      const store = opened()
      const { learner, follower, stats } = follow(store, { cadence: { everyMs: 2500, leastPeople: 1 } })
      await settle(100)
      await store.log.append(append([look(), purchase('o', '1', ['A', 'B'])]))
      store.catalog.upsert('demo', [{ id: 'new', title: 'New', availability: 'in_stock', source: 'catalog' }])
      follower.follow()
      follower.viewed()
      await settle(1200)
      expect(stats()).toEqual({ orders: 0, sessions: 0 })
      expect(learner.model('demo')?.shelf.has('new')).toBe(true)
      expect(follower.ageMs()).toBe(0)
      await expect.poll(stats, { timeout: 4000 }).toEqual({ orders: 1, sessions: 1 })
      await store.log.append(append([purchase('p', '2', ['A', 'B'])]))
      follower.follow()
      await settle(700)
      expect(stats().orders).toBe(1)
    })

    it('lets lists stay where too few visitors did something new', async () => {
      const store = opened()
      const { follower, stats } = follow(store, { cadence: { everyMs: 600, leastPeople: 2 } })
      await settle(100)
      await store.log.append(append([look(), look(), purchase('o', '1', ['A', 'B'])]))
      follower.follow()
      await settle(2000)
      expect(stats()).toEqual({ orders: 0, sessions: 0 })
      await store.log.append(append([look()], { visitor: 'another', outbox: 'another' }))
      await expect.poll(() => stats().orders, { timeout: 4000 }).toBe(1)
    })

    it('tries again at once after a failure, and not at the next time alone', async () => {
      const store = opened()
      const { learner, stats, failed } = follow(store, { cadence: { everyMs: 3000, leastPeople: 1 } })
      await settle(100)
      await store.log.append(append([purchase('o', '1', ['A', 'B'])]))
      const broken = () => {
        throw new Error('no disk')
      }
      const orders = vi.spyOn(learner, 'orders').mockReturnValue({ [Symbol.iterator]: () => ({ next: broken }) })
      await expect.poll(() => failed.mock.calls.length, { timeout: 6000 }).toBeGreaterThan(0)
      orders.mockRestore()
      await expect.poll(() => stats().orders, { timeout: 1500 }).toBe(1)
    }, 12_000)

    it('counts people as the models do: a customer once, orders of nobody each, views without a session and programs never', async () => {
      const store = opened()
      const { learner } = follow(store, { cadence: { everyMs: 60_000, leastPeople: 9 } })
      await settle(100)
      const none = { visitor: null, outbox: '', consent: 'anonymous' as const }
      await store.log.append(append([look()], { visitor: 'one', customer: 'C' }))
      await store.log.append(append([look()], { visitor: 'two', customer: 'C', outbox: 'two' }))
      expect(learner.newPeople(9)).toBe(1)
      await store.log.append(append([{ ...look(), session: null }], none))
      expect(learner.newPeople(9)).toBe(1)
      const crawled = append([look()], { visitor: 'crawler', outbox: 'three' })
      await store.log.append({ ...crawled, events: crawled.events.map(one => ({ ...one, doubt: 'bot' })) })
      expect(learner.newPeople(9)).toBe(1)
      await store.log.append(append([purchase('o', '1', ['A', 'B']), purchase('p', '2', ['A', 'B'])], none))
      expect(learner.newPeople(9)).toBe(3)
      expect(learner.newPeople(2)).toBe(2)
    })

    it('knows at the start what there is', async () => {
      const store = opened()
      await store.log.append(append([look(), purchase('o', '1', ['A', 'B'])]))
      const { stats } = follow(store, { cadence: { everyMs: 60_000, leastPeople: 5 } })
      await expect.poll(stats, { timeout: 3000 }).toEqual({ orders: 1, sessions: 1 })
    })
  })

  it('learns nothing of sites that are not served', async () => {
    const store = opened()
    await store.log.append(append([look(), purchase('o', '1', ['A', 'B'])], { site: 'elsewhere' }))
    const { learner, stats } = follow(store, { sites: ['demo'] })
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(learner.model('elsewhere')).toBeUndefined()
    expect(stats()).toEqual({ orders: 0, sessions: 0 })
  })
})
