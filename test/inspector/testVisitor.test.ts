import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { get } from 'idb-keyval'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openStore } from '../../src/core/openStore.js'
import { createOutbox } from '../../src/core/outbox/createOutbox.js'
import type { Draft, Self } from '../../src/core/outbox/Outbox.js'
import { becomeTestVisitor, debugUntil, endTestVisitor } from '../../src/inspector/testVisitor.js'

const NOW = 1_800_000_000_000
const DAY_MS = 86_400_000

const draft = (id: string, pageView: string): Draft => ({ id, at: NOW, pageView, name: 'page_view', params: {} })

/** An outbox in its own page, on one database for all of a test. */
const page = () => {
  const store = openStore('shop')
  const outbox = createOutbox({ store, allowed: () => true, refused: () => {} })
  return { store, outbox, visitor: async () => (await get<Self>('self', store))?.visitor }
}

const visitors = async (store: ReturnType<typeof openStore>) => {
  const all = await store('readonly', objects => {
    const found = objects.getAll(IDBKeyRange.bound('e1|', 'e1}'))
    return new Promise<{ event: { id: string }; visitor: string }[]>(resolve => {
      found.onsuccess = () => resolve(found.result)
    })
  })
  return Object.fromEntries(all.map(({ event, visitor }) => [event.id, visitor]))
}

describe('a test visitor', () => {
  beforeEach(() => {
    vi.stubGlobal('indexedDB', new IDBFactory())
    vi.stubGlobal('IDBKeyRange', IDBKeyRange)
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('takes over what this page view has not sent yet and all that comes, and leaves what was before to whose it is', async () => {
    const { store, outbox, visitor } = page()
    await outbox.append([draft('before', 'view-0'), draft('now', 'view-1')])
    const whose = await visitor()
    await becomeTestVisitor(store, 'view-1', NOW, true)
    expect(await visitor()).toMatch(/^test-[0-9a-f]{32}$/)
    await outbox.append([draft('next', 'view-1')])
    await page().outbox.append([draft('other tab', 'view-2')])
    const test = await visitor()
    expect(await visitors(store)).toEqual({ before: whose, now: test, next: test, 'other tab': test })
  })

  it('is the browser for a day, not longer for each page, and then it is whose it was before', async () => {
    const { store, outbox, visitor } = page()
    await outbox.append([draft('a', 'view-1')])
    const whose = await visitor()
    await becomeTestVisitor(store, 'view-1', NOW, true)
    const test = await visitor()
    await becomeTestVisitor(store, 'view-2', NOW + 1000, false)
    expect(await debugUntil(store)).toBe(NOW + DAY_MS)
    await becomeTestVisitor(store, 'view-3', NOW + 2000, true)
    expect(await debugUntil(store)).toBe(NOW + 2000 + DAY_MS)
    expect(await visitor(), 'one visitor for all of it').toBe(test)
    await endTestVisitor(store)
    expect(await visitor()).toBe(whose)
    expect(await get('kv|debug', store)).toBeUndefined()
    await outbox.append([draft('after', 'view-4')])
    expect((await visitors(store)).after).toBe(whose)
  })

  it('may be the first in a browser, and leaves a new one', async () => {
    const { store, outbox, visitor } = page()
    await becomeTestVisitor(store, 'view-1', NOW, true)
    await outbox.append([draft('a', 'view-1')])
    expect((await visitors(store)).a).toMatch(/^test-/)
    expect(await get<Self>('self', store)).toMatchObject({ seq: 1, outbox: expect.any(String) })
    await endTestVisitor(store)
    expect(await visitor()).toMatch(/^[0-9a-f]{32}$/)
  })

  it('ends nothing where there was none', async () => {
    const { store, outbox } = page()
    await outbox.append([draft('a', 'view-1')])
    const before = await get<Self>('self', store)
    await endTestVisitor(store)
    expect(await get<Self>('self', store)).toEqual(before)
    expect(await debugUntil(store)).toBe(0)
  })
})
