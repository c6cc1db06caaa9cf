/** A fault that strace puts in the place of a call to the system. */
export interface Injection {
  /** Calls that are counted together, separated by commas. */
  calls: string
  /** What happens instead, in the words of `strace -e inject`. */
  fault: string
  /** Which of the calls, in the words of `when=`. */
  when: string
}

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
  `trace=${calls},write,writev`,
  '-e',
  `inject=${calls}:${fault}:when=${when}`,
]

/** What a trace tells of a fault. */
export interface Injected {
  /** Calls that were replaced or delayed. */
  applied: number
  /** Receipts that were given after a sync of the write-ahead log had failed. */
  receiptsAfterFailedSync: number
}

const SOCKET_WRITE = /^writev?\(\d+<(?:socket|TCP)/
const RECEIPT = /\\"batch\\":\\"[0-9a-f]+\\",\\"accepted\\":\d+,\\"duplicate\\":\d+,\\"rejected\\":\[\]/g
const FAILED_SYNC = /^f(?:data)?sync\(\d+<[^>]*-wal>\)\s+= -1 .*\(INJECTED\)/

/** Reads how often the fault was applied, and what was promised afterwards, from a trace or its beginning. */
export function readInjected(text: string): Injected {
  const result: Injected = { applied: 0, receiptsAfterFailedSync: 0 }
  let hasFailed = false
  for (const line of text.split('\n')) {
    if (/\((?:INJECTED|DELAYED)\)$/.test(line)) result.applied++
    if (FAILED_SYNC.test(line)) hasFailed = true
    else if (hasFailed && SOCKET_WRITE.test(line)) result.receiptsAfterFailedSync += line.match(RECEIPT)?.length ?? 0
  }
  return result
}
