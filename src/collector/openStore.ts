import type { Catalog } from './catalog/Catalog.js'
import { SqliteCatalog } from './catalog/SqliteCatalog.js'
import { closeDatabase, foldDatabase, openDatabase } from './database/openDatabase.js'
import type { EventLog } from './log/EventLog.js'
import { type LogOptions, SqliteEventLog } from './log/SqliteEventLog.js'
import type { Sites } from './sites/Sites.js'
import { SiteTable } from './sites/SiteTable.js'
import { readStorage, type StorageState } from './storage/readStorage.js'

/** What a data directory holds. */
export interface Store {
  log: EventLog
  catalog: Catalog
  sites: Sites
  /** Folds the write-ahead log into the file as far as nobody reads it, and cuts it. Answers whether nothing is left in it. */
  fold(): boolean
  /** What it takes on its disk now. */
  storage(): StorageState
  /** Finishes what was appended, folds the write-ahead log into the file where nobody else uses it, and closes. */
  close(): Promise<void>
}

export interface StoreOptions extends LogOptions {
  /** Only read; the directory must exist. */
  readonly?: boolean
}

/**
 * Opens a data directory, made when it is missing. Several processes may have one open: their writes take turns.
 * @throws {StoreError} when it cannot be used, with one sentence that says what to do
 */
export function openStore(dataDir: string, options: StoreOptions = {}): Store {
  const readonly = options.readonly ?? false
  const db = openDatabase(dataDir, { readonly })
  const sites = new SiteTable(db)
  const log = new SqliteEventLog(db, sites, options)
  let closing: Promise<void> | undefined
  const close = async () => {
    await log.close()
    closeDatabase(db)
  }
  return {
    log,
    catalog: new SqliteCatalog(db, sites),
    sites,
    fold() {
      try {
        return foldDatabase(db)
      } catch (error) {
        log.fail(error as Error)
        return false
      }
    },
    storage: () => readStorage(dataDir),
    close() {
      closing ??= close()
      return closing
    },
  }
}
