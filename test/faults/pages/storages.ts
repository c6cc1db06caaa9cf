import type { HostilePage } from './HostilePage.js'

const getter = (body: string) =>
  `Object.defineProperty(window, 'indexedDB', { configurable: true, get() { ${body} } });`

/** Pages without a storage: what is told is sent from memory. */
export const storages: readonly HostilePage[] = [
  { name: 'indexedDB whose getter throws', script: getter(`throw new DOMException('denied', 'SecurityError')`) },
  { name: 'no indexedDB', builds: ['tag'], script: getter('return undefined') },
  {
    name: 'open() that never settles',
    script: getter('return { open: () => new EventTarget(), deleteDatabase: () => new EventTarget() }'),
  },
  {
    name: 'transaction() that always throws',
    builds: ['tag'],
    script: `IDBDatabase.prototype.transaction = function () { throw new DOMException('', 'UnknownError') }`,
  },
  {
    name: 'a quota of nothing',
    async prepare(page, { shop }) {
      const devtools = await page.context().newCDPSession(page)
      await devtools.send('Storage.overrideQuotaForOrigin', { origin: shop, quotaSize: 0 })
    },
  },
  { name: 'a frame that may run scripts and nothing else', builds: ['tag'], sandboxed: true },
]
