import type { Page } from '@playwright/test'
import { missingSmallDisk, smallDisk } from '../faults/kit/smallDisk.js'
import { startBrowser } from '../faults/kit/startBrowser.js'
import { BUILDS, expect, expectEvents, gv, story } from '../support/story.js'

/** Chromium keeps about a third of this free, so that pages meet their quota before the disk is full. */
const DISK_MIB = 120
const IMPRESSIONS = 120

type Told = { code: string; detail?: string }

/** Fills the storage of the page's origin until nothing more is taken, and answers the error of the last try. */
const fillStorage = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('ballast')
      opening.onupgradeneeded = () => opening.result.createObjectStore('all', { autoIncrement: true })
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const add = (bytes: number) =>
      new Promise<string | undefined>(resolve => {
        const transaction = db.transaction('all', 'readwrite')
        transaction.oncomplete = () => resolve(undefined)
        transaction.onabort = () => resolve(`${transaction.error?.name}`)
        // Random, since LevelDB compresses.
        const noise = new Uint8Array(bytes)
        for (let n = 0; n < bytes; n += 65_536) crypto.getRandomValues(noise.subarray(n, n + 65_536))
        transaction.objectStore('all').add(noise)
      })
    let error: string | undefined
    for (let bytes = 4 * 2 ** 20; bytes >= 256; ) {
      const failed = await add(bytes)
      error = failed ?? error
      if (failed) bytes /= 4
    }
    db.close()
    return error ?? 'none'
  })

const freeStorage = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('ballast')
        deleting.onsuccess = () => resolve()
        deleting.onerror = () => reject(deleting.error)
      }),
  )

const missing = await missingSmallDisk()

for (const build of BUILDS)
  story.describe(build, () => {
    story.use({ build })
    story.skip(missing !== undefined, missing)

    story(
      'a page that meets a real quota says so, goes on from memory, and nothing is lost',
      async ({ put, collector }) => {
        story.slow()
        const disk = await smallDisk(DISK_MIB)
        const browser = await startBrowser(disk.path, 'shell')
        try {
          const page = await browser.context.newPage()
          const errors: string[] = []
          page.on('pageerror', error => errors.push(error.message))
          await page.goto(put('/shop'))
          await gv(page, 'flush')
          await page.evaluate(() => {
            const told: Told[] = []
            Object.assign(window, { told })
            const { gv } = window as unknown as { gv(name: 'on', kind: 'problem', listener: (one: Told) => void): void }
            gv('on', 'problem', one => told.push(one))
          })
          const told = (): Promise<Told[]> => page.evaluate(() => (window as unknown as { told: Told[] }).told)
          const event = (name: string, params: object) => gv<{ status: string }>(page, 'event', name, params)
          await collector.stop()

          const before = await event('view_item', { items: [{ item_id: 'before' }] })
          expect(before.status).toBe('persisted')
          await page.evaluate(async count => {
            const { gv } = window as unknown as { gv(...all: unknown[]): Promise<unknown> }
            for (let n = 0; n < count; n++)
              await gv('event', 'view_item_list', { item_list_id: `list-${n}`, items: [{ item_id: 'P-1' }] })
          }, IMPRESSIONS)
          expect(await fillStorage(page)).toBe('QuotaExceededError')
          let searches = 0
          const search = () =>
            event('search', { search_term: `then-${searches++} ${'x'.repeat(500)}` }).then(({ status }) => status)
          await expect.poll(search, { intervals: [0], timeout: 20_000 }).toBe('memory')
          expect(await told()).toContainEqual({ code: 'storage_refused', detail: 'QuotaExceededError' })
          await event('purchase', { transaction_id: 'O-1', currency: 'EUR', value: 5, items: [{ item_id: 'P-1' }] })

          await freeStorage(page)
          await collector.start()
          await expectEvents(collector, {
            pages: [page],
            expected: [
              { name: 'view_item', params: { items: [{ item_id: 'before' }] } },
              { name: 'purchase', params: { transaction_id: 'O-1' } },
              { name: 'search', times: searches },
              { name: 'view_item_list', times: IMPRESSIONS },
            ],
            refuted: [{ name: 'share' }],
          })
          expect(errors).toEqual([])
          expect((await told()).filter(({ code }) => code === 'storage_refused')).toHaveLength(1)
          expect(await gv(page, 'books')).toMatchObject({
            tracked: searches + IMPRESSIONS + 3,
            dropped: {},
            waiting: 0,
          })
        } finally {
          await browser.kill()
          await disk.remove()
        }
      },
    )
  })
