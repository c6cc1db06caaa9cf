import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openStore } from '../../src/core/openStore.js'
import { createOutbox } from '../../src/core/outbox/createOutbox.js'
import { makeRoom } from '../../src/sync/makeRoom.js'
import { draft, whole } from '../contracts/outbox.js'

describe('healStore', () => {
  beforeEach(() => {
    vi.stubGlobal('indexedDB', new IDBFactory())
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })

  /** An outbox whose database fails to open in this way, for so many times. */
  const broken = (error: DOMException, times: number) => {
    const open = vi.spyOn(indexedDB, 'open')
    for (let n = 0; n < times; n++)
      open.mockImplementationOnce(() => {
        throw error
      })
    const told: string[] = []
    const outbox = whole(
      createOutbox({
        store: openStore('shop'),
        allowed: () => true,
        refused: error => makeRoom(outbox, error, (code, detail) => told.push(`${code} ${detail}`)),
      }),
    )
    return { outbox, told, deleted: vi.spyOn(indexedDB, 'deleteDatabase') }
  }
  const seconds = async (n: number) => {
    for (let i = 0; i < n * 10; i++) {
      await vi.advanceTimersByTimeAsync(100)
      await new Promise(resolve => setImmediate(resolve))
    }
  }
  const damage = new DOMException('Internal error opening backing store', 'UnknownError')

  it('deletes a database once that four tries could not open, and what waits moves to the new one', async () => {
    const { outbox, told, deleted } = broken(damage, 8)
    expect(await outbox.append([draft()])).toBe(false)
    await seconds(25)
    expect(deleted).toHaveBeenCalledTimes(1)
    expect(told).toEqual(['storage_refused deleted'])
    expect(await outbox.append([draft()])).toBe(true)
    expect(outbox.loose.size).toBe(0)
    expect(await outbox.size()).toBe(2)
  })

  it('deletes nothing where it opens again', async () => {
    const { outbox, deleted } = broken(damage, 4)
    expect(await outbox.append([draft()])).toBe(false)
    await seconds(25)
    expect(deleted).not.toHaveBeenCalled()
    expect(await outbox.append([draft()])).toBe(true)
    expect(await outbox.size()).toBe(2)
  })

  it('deletes nothing that this page has had open', async () => {
    const { outbox, deleted } = broken(damage, 0)
    await outbox.append([draft()])
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw damage
    })
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw damage
    })
    expect(await outbox.append([draft()])).toBe(false)
    await seconds(60)
    expect(deleted).not.toHaveBeenCalled()
    open.mockRestore()
    transaction.mockRestore()
    expect(await outbox.append([draft()])).toBe(true)
    expect(await outbox.size()).toBe(3)
  })

  it('deletes only once where it stays so', async () => {
    const { outbox, deleted } = broken(damage, 1000)
    for (let n = 0; n < 30; n++) {
      await outbox.append([draft()])
      await seconds(1)
    }
    expect(deleted).toHaveBeenCalledTimes(1)
    expect(await outbox.size()).toBe(30)
  })

  it.each(['SecurityError', 'InvalidStateError', 'QuotaExceededError'])('deletes nothing after a %s', async name => {
    const { outbox, deleted } = broken(new DOMException('', name), 1000)
    await outbox.append([draft()])
    await seconds(25)
    expect(deleted).not.toHaveBeenCalled()
    expect(await outbox.size()).toBe(1)
  })
})
