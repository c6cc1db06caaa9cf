import type { Step } from './Step.js'

/** Options with which strace writes what `readTrace` reads: one file for each thread, all bytes, and paths beside descriptors. */
export const traceOptions = (file: string): string[] => [
  '--daemonize',
  '--seccomp-bpf',
  '-ff',
  '-y',
  '-xx',
  '-s',
  '67108864',
  '-o',
  file,
  '-e',
  `trace=${CALLS}`,
]

/** `openat` is left out: a file exists from its first write on, and one that was never written holds nothing. */
const CALLS = [
  'write,writev,pwrite64,pwritev,pwritev2,ftruncate,fallocate,fsync,fdatasync,mkdir,mkdirat',
  'unlink,unlinkat,rename,renameat,renameat2',
].join(',')

const STRING = /"([^"]*)"/g
const LINE = /^(\w+)\((?:\d+<([^>]*)>)?(.*)\)\s+= (-?\d+)/
const RECEIPT = /"batch":"([0-9a-f]+)","accepted":\d+,"duplicate":\d+,"rejected":\[\]/g

/**
 * Reads what a thread did below a folder, from its trace. SQLite and the server of the collector share one thread, so the
 * order of its lines is the order of what happened.
 * @throws Error for a call that changes files in a way that the model does not know
 */
export function readTrace(text: string, folder: string): Step[] {
  const steps: Step[] = []
  for (const line of text.split('\n')) {
    const parts = LINE.exec(line)
    if (parts === null || parts[4]!.startsWith('-')) continue
    const [, call = '', descriptor = '', rest = ''] = parts
    const path = unhex(descriptor).toString()
    if (/^writev?$/.test(call) && /^(socket|TCP)/.test(path)) {
      for (const [, batch = ''] of strings(rest).toString('latin1').matchAll(RECEIPT))
        steps.push({ do: 'receipt', batch })
      continue
    }
    const paths = [...rest.matchAll(STRING)].map(([, hex = '']) => unhex(hex).toString())
    const about = descriptor === '' ? paths[0] : path
    if (about !== folder && about?.startsWith(`${folder}/`) !== true) continue
    steps.push(stepOf(call, about, rest, paths[1] ?? ''))
  }
  return steps
}

function stepOf(call: string, path: string, rest: string, to: string): Step {
  const numbers = rest.split(',').map(Number)
  switch (call) {
    case 'pwrite64':
      return { do: 'write', path, at: numbers.at(-1)!, bytes: strings(rest) }
    case 'ftruncate':
      return { do: 'truncate', path, size: numbers.at(-1)! }
    case 'fsync':
    case 'fdatasync':
      return { do: 'sync', path }
    case 'mkdir':
      return { do: 'mkdir', path }
    case 'unlink':
      return { do: 'unlink', path }
    case 'rename':
      return { do: 'rename', path, to }
    default:
      throw new Error(`The model of the disk does not know ${call} of ${path}.`)
  }
}

const strings = (text: string): Buffer => Buffer.concat([...text.matchAll(STRING)].map(([, hex = '']) => unhex(hex)))

const unhex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex')
