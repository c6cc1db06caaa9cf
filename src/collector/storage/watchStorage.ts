import type { StorageState } from './readStorage.js'

/** How often the disk is looked at, ms. */
const EVERY_MS = 10_000

/** Share of the disk that is used, from which on somebody should look after it. */
const FULL_RATIO = 0.85

/** Size of the write-ahead log from which on folding it is asked for, bytes: something reads without end. */
const WAL_BYTES = 64 * 2 ** 20

export interface StorageWatch {
  read(): StorageState
  /** Folds the write-ahead log into the file as far as nobody reads it, and cuts it. */
  fold(): void
  /** Whether it is to be folded however short it is. */
  isDue(): boolean
  warn(state: StorageState, message: string): void
  /** Default 10 s. */
  everyMs?: number
}

/** Warns once when the disk becomes full and folds a long write-ahead log, until the returned function is called. */
export function watchStorage({ read, fold, isDue, warn, everyMs = EVERY_MS }: StorageWatch): () => void {
  let warned = { full: false, long: false }
  const look = () => {
    const state = read()
    const now = { full: state.usedRatio > FULL_RATIO, long: state.walBytes > WAL_BYTES }
    if (now.full && !warned.full) {
      warn(state, 'The disk is more than 85 % full. Free space before events have to wait in the browsers.')
    }
    if (now.long || isDue()) fold()
    if (now.long && !warned.long)
      warn(state, 'The write-ahead log is long. Look for a program that keeps grapevine.db open.')
    warned = now
  }
  look()
  const timer = setInterval(look, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
