import { IDBFactory } from 'fake-indexeddb'
import { get, set } from 'idb-keyval'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openStore } from '../../src/core/openStore.js'

describe('openStore', () => {
  beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()))
  afterEach(() => vi.unstubAllGlobals())

  it('serves the functions of idb-keyval', async () => {
    const store = openStore('shop')
    await set('key', { value: 1 }, store)
    expect(await get('key', store)).toEqual({ value: 1 })
    expect(await get('other', store)).toBeUndefined()
  })

  it('opens nothing before the first use', async () => {
    openStore('shop')
    expect(await indexedDB.databases()).toEqual([])
  })

  it('rejects after its deadline when the browser never answers, and works once it does', async () => {
    const real = indexedDB.open.bind(indexedDB)
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => ({}) as IDBOpenDBRequest)
    const store = openStore('shop', 20)
    await expect(set('key', 1, store)).rejects.toBe('timeout')
    open.mockImplementation(real)
    const next = openStore('shop', 2000)
    await set('key', 2, next)
    expect(await get('key', next)).toBe(2)
  })

  it('opens again after an open that failed', async () => {
    const open = vi.spyOn(indexedDB, 'open')
    open.mockImplementationOnce(() => {
      throw new DOMException('', 'UnknownError')
    })
    const store = openStore('shop')
    await set('key', 1, store)
    expect(open).toHaveBeenCalledTimes(2)
  })

  it.each(
    Array.from({ length: 12 }, (_, n) => n + 1),
  )('survives a connection that is lost at transaction %i', async n => {
    const store = openStore('shop')
    await set('warm', 0, store)
    let count = 0
    const real = Object.getPrototypeOf(await connection(store)) as IDBDatabase
    const transaction = vi.spyOn(real, 'transaction').mockImplementation(function (this: IDBDatabase, ...use) {
      if (++count === n) throw new DOMException('closing', 'InvalidStateError')
      transaction.mockRestore()
      try {
        return this.transaction(...use)
      } finally {
        rearm()
      }
    })
    const mocked = transaction.getMockImplementation()!
    const rearm = () => vi.spyOn(real, 'transaction').mockImplementation(mocked)
    for (let i = 0; i < 12; i++) await set(`key${i}`, i, store)
    vi.restoreAllMocks()
    for (let i = 0; i < 12; i++) expect(await get(`key${i}`, store)).toBe(i)
  })

  it('gives the database up when another tab deletes it, and opens a new one', async () => {
    const store = openStore('shop')
    await set('key', 1, store)
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase('shop')
      request.onsuccess = resolve
      request.onblocked = reject
    })
    await set('key', 2, store)
    expect(await get('key', store)).toBe(2)
  })

  it('removes the whole database and creates none in doing so', async () => {
    const store = openStore('shop')
    await store.remove()
    expect(await indexedDB.databases()).toEqual([])
    await set('key', 1, store)
    await store.remove()
    expect(await indexedDB.databases()).toEqual([])
  })

  it('rejects, and does not throw, where even reading indexedDB throws', async () => {
    vi.unstubAllGlobals()
    Object.defineProperty(globalThis, 'indexedDB', {
      configurable: true,
      get() {
        throw new DOMException('', 'SecurityError')
      },
    })
    const store = openStore('shop')
    await expect(set('key', 1, store)).rejects.toThrow()
    await expect(store.remove()).rejects.toThrow()
    Reflect.deleteProperty(globalThis, 'indexedDB')
  })
})

function connection(store: ReturnType<typeof openStore>): Promise<IDBDatabase> {
  return store('readonly', objects => objects.transaction.db)
}
