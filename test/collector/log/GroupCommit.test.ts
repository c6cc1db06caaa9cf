import { describe, expect, test } from 'vitest'
import { GroupCommit } from '../../../src/collector/log/GroupCommit.js'
import { LogError } from '../../../src/collector/log/LogError.js'

/** A group commit over a list, which can be told to fail. */
function build(
  over: Partial<
    Record<'groupMs' | 'groupBytes' | 'queueBytes' | 'patienceMs' | 'shedAfterMs' | 'pressBytes' | 'pressMs', number>
  > = {},
) {
  const groups: string[][] = []
  const state = { locked: 0, poison: '', full: false }
  const group = new GroupCommit<string, string>({
    bytes: work => work.length,
    commit(works) {
      if (state.locked > 0) {
        state.locked--
        throw new Error('locked')
      }
      if (state.full) throw new Error('full')
      if (works.includes(state.poison)) throw new Error('poison')
      groups.push([...works])
      return works.map(work => `${work}!`)
    },
    classify(error) {
      const { message } = error as Error
      return message === 'locked' ? undefined : new LogError(message === 'full' ? 'storage_full' : 'storage_failed')
    },
    ...over,
  })
  return { group, groups, state }
}

const codeOf = (error: unknown) => (error as LogError).code

describe('a group commit', () => {
  test('shares one transaction between what arrives together', async () => {
    const { group, groups } = build()
    expect(await Promise.all([group.add('a'), group.add('b'), group.add('c')])).toEqual(['a!', 'b!', 'c!'])
    expect(await group.add('d')).toBe('d!')
    expect(groups).toEqual([['a', 'b', 'c'], ['d']])
  })

  test('waits for what comes in the next turns, as long as more comes and for a short time only', async () => {
    const { group, groups } = build({ groupMs: 60_000 })
    const all = ['a', 'b', 'c'].map(async (work, n) => {
      for (let turn = 0; turn < n; turn++) await new Promise(resolve => setImmediate(resolve))
      return group.add(work)
    })
    await Promise.all(all)
    expect(groups).toEqual([['a', 'b', 'c']])
    const hasty = build({ groupMs: 0 })
    const first = hasty.group.add('a')
    await new Promise(resolve => setImmediate(resolve))
    await Promise.all([first, hasty.group.add('b')])
    expect(hasty.groups).toEqual([['a'], ['b']])
  })

  test('keeps a transaction within its bytes, and one large piece alone', async () => {
    const { group, groups } = build({ groupBytes: 4 })
    await Promise.all(['aa', 'bb', 'c', 'dddddddd', 'e'].map(work => group.add(work)))
    expect(groups).toEqual([['aa', 'bb'], ['c'], ['dddddddd'], ['e']])
  })

  test('does not let a poisonous piece fail the others', async () => {
    const { group, state } = build()
    state.poison = 'b'
    const [a, b, c] = await Promise.allSettled([group.add('a'), group.add('b'), group.add('c')])
    expect(a).toEqual({ status: 'fulfilled', value: 'a!' })
    expect(c).toEqual({ status: 'fulfilled', value: 'c!' })
    expect(b.status === 'rejected' && codeOf(b.reason)).toBe('storage_failed')
  })

  test('waits for a storage that is locked for a moment', async () => {
    const { group, groups, state } = build()
    state.locked = 3
    expect(await Promise.all([group.add('a'), group.add('b')])).toEqual(['a!', 'b!'])
    expect(groups).toEqual([['a', 'b']])
  })

  test('gives up on a storage that stays locked, having written nothing', async () => {
    const { group, groups, state } = build({ patienceMs: 30 })
    state.locked = Number.POSITIVE_INFINITY
    await expect(group.add('a')).rejects.toMatchObject({ code: 'busy' })
    expect(groups).toEqual([])
    state.locked = 0
    expect(await group.add('b')).toBe('b!')
  })

  test('says that the disk is full, and goes on once it is not', async () => {
    const { group, state } = build()
    state.full = true
    const failed = await Promise.allSettled([group.add('a'), group.add('b')])
    expect(failed.map(one => one.status === 'rejected' && codeOf(one.reason))).toEqual(['storage_full', 'storage_full'])
    state.full = false
    expect(await group.add('c')).toBe('c!')
  })

  test('refuses what would wait behind too much, and takes it again afterwards', async () => {
    const { group } = build({ queueBytes: 4 })
    const taken = [group.add('aaa'), group.add('bbb')]
    expect(group.isBusy).toBe(true)
    await expect(group.add('c')).rejects.toMatchObject({ code: 'busy' })
    expect(await Promise.all(taken)).toEqual(['aaa!', 'bbb!'])
    expect(group.isBusy).toBe(false)
    expect(await group.add('c')).toBe('c!')
  })

  test('refuses new work once the oldest has waited too long', async () => {
    const { group, state } = build({ shedAfterMs: 0 })
    state.locked = 1
    const oldest = group.add('a')
    await new Promise(resolve => setTimeout(resolve, 5))
    await expect(group.add('b')).rejects.toMatchObject({ code: 'busy' })
    expect(await oldest).toBe('a!')
  })

  test('sends away who comes while much has waited for long, and takes what is there already', async () => {
    const { group, state } = build({ pressBytes: 4, pressMs: 30 })
    state.locked = 1
    const taken = [group.add('aa')]
    expect(group.isBusy).toBe(false)
    await new Promise(resolve => setTimeout(resolve, 5))
    taken.push(group.add('bb'))
    expect([group.isBusy, group.queuedBytes]).toEqual([false, 4])
    const blocked = performance.now()
    while (performance.now() - blocked < 40);
    expect(group.isBusy).toBe(true)
    taken.push(group.add('cc'))
    expect(await Promise.all(taken)).toEqual(['aa!', 'bb!', 'cc!'])
    expect([group.isBusy, group.queuedBytes]).toEqual([false, 0])
  })

  test('does not send anybody away while little waits, however long', async () => {
    const { group, state } = build({ pressBytes: 4, pressMs: 0 })
    state.locked = 1
    const taken = group.add('aaa')
    await new Promise(resolve => setTimeout(resolve, 5))
    expect(group.isBusy).toBe(false)
    await taken
  })

  test('finishes what waits when it closes, and takes nothing more', async () => {
    const { group, groups } = build()
    const last = group.add('a')
    await group.close()
    expect(groups).toEqual([['a']])
    expect(await last).toBe('a!')
    await expect(group.add('b')).rejects.toMatchObject({ code: 'shutting_down' })
  })
})
