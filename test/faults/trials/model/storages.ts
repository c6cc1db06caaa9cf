import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppendRequest, EventLog } from '../../../../src/collector/log/EventLog.js'
import { MemoryEventLog } from '../../../../src/collector/log/MemoryEventLog.js'
import { openStore, type Store } from '../../../../src/collector/openStore.js'
import type { Storage } from './runSequence.js'

/** A log that takes every event for a new one. */
function forgetIds(log: EventLog): EventLog {
  let appended = 0
  const renamed = (request: AppendRequest): AppendRequest => ({
    ...request,
    events: request.events.map(({ event, at }) => ({ at, event: { ...event, id: `${event.id}#${++appended}` } })),
  })
  return {
    append: request => log.append(renamed(request)),
    known: (site, ids) => log.known(site, ids),
    get isBusy() {
      return log.isBusy
    },
    get queuedBytes() {
      return log.queuedBytes
    },
    *read(options) {
      for (const row of log.read(options)) {
        yield { ...row, event: { ...row.event, id: row.event.id.replace(/#.*/, '') } }
      }
    },
    erase: (site, person, at) => log.erase(site, person, at),
    expire: (what, most) => log.expire(what, most),
    believedAt: undefined,
    get withdrawals() {
      return log.withdrawals
    },
    books: site => log.books(site),
    changed: () => log.changed(),
    close: () => log.close(),
  }
}

/** A collector without a disk: what it has counted outlives its restart, as a disk would. */
export function memoryStorage(dedupe: boolean): Storage {
  const memory = new MemoryEventLog()
  const log = dedupe ? memory : forgetIds(memory)
  let isUp = true
  return {
    log: () => (isUp ? log : undefined),
    async stop() {
      isUp = false
    },
    start() {
      isUp = true
    },
  }
}

/** A collector on SQLite, in a directory of its own. `remove` closes and deletes it. */
export async function sqliteStorage(dedupe: boolean): Promise<Storage & { remove(): Promise<void> }> {
  const data = await mkdtemp(join(tmpdir(), 'grapevine-model-'))
  let store: Store | undefined
  const start = () => {
    store ??= openStore(data)
  }
  start()
  return {
    log: () => store && (dedupe ? store.log : forgetIds(store.log)),
    async stop() {
      const closing = store
      store = undefined
      await closing?.close()
    },
    start,
    async remove() {
      await store?.close()
      await rm(data, { recursive: true, force: true })
    },
  }
}
