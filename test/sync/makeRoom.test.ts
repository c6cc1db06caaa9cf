import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { openStore, type Store } from '../../src/core/openStore.js'
import { createOutbox } from '../../src/core/outbox/createOutbox.js'
import type { EventName } from '../../src/protocol/events/index.js'
import { makeRoom } from '../../src/sync/makeRoom.js'
import { draft, whole } from '../contracts/outbox.js'

/** An outbox on a disk that holds `most` records of events. */
function smallDisk(name: string, most: number) {
  const store = openStore(name)
  const told: string[] = []
  const small = Object.assign(
    (...[mode, work, durability]: Parameters<Store>) =>
      store(
        mode,
        async objects => {
          const count = objects.count(IDBKeyRange.bound('e1|', 'e1}'))
          let full = false
          count.onsuccess = () => {
            full = mode === 'readwrite' && count.result >= most
          }
          const { put } = objects
          objects.put = (...record) => {
            if (full && `${record[1]}`.startsWith('e1|')) {
              objects.transaction.abort()
              throw new DOMException('', 'QuotaExceededError')
            }
            return put.apply(objects, record)
          }
          try {
            return await work(objects)
          } catch (error) {
            throw full ? new DOMException('', 'QuotaExceededError') : error
          }
        },
        durability,
      ),
    { remove: () => store.remove() },
  ) as Store
  const outbox = whole(
    createOutbox({
      store: small,
      allowed: () => true,
      refused: error => makeRoom(outbox, error, (code, detail) => told.push(`${code} ${detail}`)),
    }),
  )
  return { outbox, told }
}

describe('makeRoom', () => {
  it('gives up what is worth less than an order, counts it, and the order is on disk', async () => {
    const { outbox, told } = smallDisk('room-1', 3)
    for (const name of ['view_item', 'view_item_list', 'add_to_cart'] as EventName[]) await outbox.append([draft(name)])
    const order = draft('purchase', { params: { transaction_id: '1', items: [] } })
    expect(await outbox.append([order])).toBe(true)
    expect((await outbox.peek(10)).map(one => one.event.id)).toEqual([order.id])
    expect(told).toEqual(['outbox_full 3'])
    expect(await outbox.books()).toMatchObject({ tracked: 4, dropped: { outbox_full: 3 }, waiting: 1 })
  })

  it('gives up nothing for an event that is worth no more, which waits in memory', async () => {
    const { outbox, told } = smallDisk('room-2', 2)
    for (let i = 0; i < 2; i++) await outbox.append([draft('view_item')])
    expect(await outbox.append([draft('view_item')])).toBe(false)
    expect(await outbox.books()).toMatchObject({ tracked: 3, dropped: {}, waiting: 3 })
    expect(told).toEqual([])
  })

  it('gives up nothing for another failure', async () => {
    const { outbox, told } = smallDisk('room-3', 9)
    await outbox.append([draft('view_item')])
    outbox.loose.set('x', { ...(await outbox.peek(1))[0]! })
    await makeRoom(outbox, new DOMException('', 'UnknownError'), code => told.push(code))
    expect(told).toEqual([])
    expect((await outbox.books()).dropped).toEqual({})
  })
})
