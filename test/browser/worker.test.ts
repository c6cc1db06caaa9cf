import { expect, it } from 'vitest'

/** Imports every entry of the package in a worker, where there is no document, and uses it. */
const inWorker = () =>
  new Promise<Record<string, unknown>>((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }) => {
      worker.terminate()
      resolve(data)
    }
    worker.onerror = ({ message }) => reject(new Error(message))
  })

it('in a worker every import is without effect, and every method answers and does nothing', async () => {
  const { failed, added, asked, answers } = await inWorker()
  expect(failed).toBeUndefined()
  expect(added).toEqual([])
  expect(asked).toEqual([])
  const dropped = { status: 'dropped', id: '', code: 'no_browser' }
  expect(answers).toEqual({
    event: dropped,
    'cart.set': [dropped],
    'cart.get': { items: [] },
    identify: dropped,
    logout: undefined,
    page: dropped,
    consent: undefined,
    recommend: undefined,
    on: undefined,
    use: undefined,
    flush: { sent: 0, waiting: 0 },
    books: { tracked: 0, counted: 0, rejected: {}, dropped: {}, waiting: 0 },
    destroy: undefined,
    site: 'shop',
  })
  expect((await indexedDB.databases()).filter(({ name }) => name?.startsWith('grapevine:shop'))).toEqual([])
})
