/** A fault that strace puts in the place of a call to the system. */
export interface Injection {
  /** Calls that are counted together, separated by commas. */
  calls: string
  /** What happens instead, in the words of `strace -e inject`. */
  fault: string
  /** Which of the calls, in the words of `when=`. */
  when: string
}

/** What tells a sync of a commit from one of a checkpoint, and what was promised afterwards. */
const JUDGED = 'pwrite64,write,writev'

/** Options of strace that inject a fault into a collector, and note what it did then, a file for each thread. */
export const injectOptions = (file: string, { calls, fault, when }: Injection): string[] => [
  '--daemonize',
  '--seccomp-bpf',
  '-ff',
  '-y',
  '-s',
  '1500',
  '-o',
  file,
  '-e',
  `trace=${calls},${JUDGED}`,
  '-e',
  `inject=${calls}:${fault}:when=${when}`,
]

/** What a trace tells of a fault. */
export interface Injected {
  /** Calls that were replaced or delayed. */
  applied: number
  /** Receipts that were given after a sync of the write-ahead log had failed that covered something new. */
  receiptsAfterFailedSync: number
  /**
   * Failed syncs of a write-ahead log to which nothing was written since one that succeeded. SQLite begins a checkpoint so,
   * and goes on without one: what is in the log is durable by the syncs of its commits.
   */
  failedCheckpoints: number
}

const SOCKET_WRITE = /^writev?\(\d+<(?:socket|TCP)/
const RECEIPT = /\\"batch\\":\\"[0-9a-f]+\\",\\"accepted\\":\d+,\\"duplicate\\":\d+,\\"rejected\\":\[\]/g
const LOG_WRITE = /^pwrite64\(\d+<[^>]*-wal>/
const LOG_SYNC = /^f(?:data)?sync\(\d+<[^>]*-wal>\)\s+= (-1|0)/

/** Reads how often the fault was applied, and what was promised afterwards, from a trace or its beginning. */
export function readInjected(text: string): Injected {
  const result: Injected = { applied: 0, receiptsAfterFailedSync: 0, failedCheckpoints: 0 }
  let hasFailed = false
  let isSynced = false
  for (const line of text.split('\n')) {
    if (/\((?:INJECTED|DELAYED)\)$/.test(line)) result.applied++
    const sync = LOG_SYNC.exec(line)
    if (LOG_WRITE.test(line)) isSynced = false
    else if (sync?.[1] === '0') isSynced = true
    else if (sync !== null && isSynced) result.failedCheckpoints++
    else if (sync !== null) hasFailed = true
    else if (hasFailed && SOCKET_WRITE.test(line)) result.receiptsAfterFailedSync += line.match(RECEIPT)?.length ?? 0
  }
  return result
}
