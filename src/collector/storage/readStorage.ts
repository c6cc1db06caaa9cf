import { statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What a data directory takes and what is left for it, in bytes. */
export interface StorageState {
  databaseBytes: number
  /** The write-ahead log: what is committed and not folded into the file yet. */
  walBytes: number
  freeBytes: number
  /** Share of the disk that is used, from 0 to 1, as a process without special rights sees it. */
  usedRatio: number
}

/** Looks at a data directory; figures that cannot be read are 0. */
export function readStorage(dataDir: string): StorageState {
  const sizeOf = (name: string) => statSync(join(dataDir, name), { throwIfNoEntry: false })?.size ?? 0
  const { free, used } = room(dataDir)
  return {
    databaseBytes: sizeOf('grapevine.db'),
    walBytes: sizeOf('grapevine.db-wal'),
    freeBytes: free,
    usedRatio: used + free === 0 ? 0 : used / (used + free),
  }
}

function room(path: string): { free: number; used: number } {
  try {
    const { bsize, blocks, bfree, bavail } = statfsSync(path)
    return { free: bavail * bsize, used: (blocks - bfree) * bsize }
  } catch {
    return { free: 0, used: 0 }
  }
}
