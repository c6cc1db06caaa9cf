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
    // Chromium 156 takes `Storage.overrideQuotaForOrigin`, and IndexedDB goes on writing beyond it.
    name: 'a quota that is used up',
    script: `const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = function (...all) {
      queueMicrotask(() => {
        try {
          this.transaction.abort()
        } catch {}
      })
      return put.apply(this, all)
    }
    const error = new DOMException('full', 'QuotaExceededError')
    Object.defineProperty(IDBTransaction.prototype, 'error', { get: () => error })`,
  },
  { name: 'a frame that may run scripts and nothing else', builds: ['tag'], sandboxed: true },
]
