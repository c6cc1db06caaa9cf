import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { ROOT } from './process.js'

const CLI = join(ROOT, 'dist/cli.js')
const START_MS = 15_000
const STOP_MS = 15_000

/** One line of `grapevine export`. */
export interface ExportedEvent {
  id: string
  name: string
  at: number
  visitor: string | null
  params: Record<string, unknown>
  /** Why nothing is learned from it. */
  doubt?: string
}

/** A built collector in a process of its own, on a data directory that is thrown away in the end. */
export interface StoryCollector {
  readonly url: string
  readonly site: string
  readonly data: string
  /** Process id while it runs. */
  readonly pid: number | undefined
  /** The exit code of the last process that has ended; `undefined` when a signal ended it. */
  readonly exitCode: number | undefined
  /** Starts it, on the port that it had before. */
  start(): Promise<void>
  /** Asks it to stop and waits until it has. */
  stop(): Promise<void>
  /** What a power cut does: `kill -9`. */
  kill(): Promise<void>
  /** Every counted event, oldest first; also while it is stopped. */
  events(): Promise<ExportedEvent[]>
  /** Runs another command of `grapevine` on its data, such as `import-catalog FILE`. */
  command(name: string, ...args: string[]): Promise<string>
  /** What it has written to its standard streams so far. */
  output(): string
  /** Stops it and deletes its data. */
  remove(): Promise<void>
}

const execute = promisify(execFile)

/** Runs a command of `grapevine` and answers what it wrote. */
const grapevine = async (...args: string[]): Promise<string> =>
  (await execute(process.execPath, [CLI, ...args], { cwd: ROOT, maxBuffer: 256 * 1024 * 1024 })).stdout

/** Every counted event of a site, oldest first; also while a collector serves it. */
export const exportEvents = async (data: string, site: string): Promise<ExportedEvent[]> =>
  (await grapevine('export', '--data', data, '--site', site))
    .split('\n')
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line) as ExportedEvent)

/** Starts `grapevine serve` on a free port of the loopback. */
export const startCollector = async ({
  site = 'story',
  origin,
  args = [],
  learnFromBots = true,
  node = [],
  under = [],
  data: given,
}: {
  site?: string
  /** Origin of the pages that may send; all may when left out. */
  origin?: string
  /** More options for `grapevine serve`. */
  args?: readonly string[]
  /** Whether it learns from the browsers without windows that stories use. */
  learnFromBots?: boolean
  /** Options for Node itself, such as `--import FILE`. */
  node?: readonly string[]
  /** A program that runs it, with its options, such as `strace -f`. */
  under?: readonly string[]
  /** The data directory; a new one when left out. It is deleted in the end. */
  data?: string
}): Promise<StoryCollector> => {
  const data = given ?? (await mkdtemp(join(tmpdir(), 'grapevine-story-')))
  let child: ChildProcess | undefined
  let port = 0
  let exitCode: number | undefined
  let written = ''

  const start = async (): Promise<void> => {
    if (child) return
    const options = [
      '--data',
      data,
      '--port',
      String(port),
      '--site',
      site,
      ...(learnFromBots ? ['--learn-from-bots'] : []),
      ...(origin ? ['--origin', origin] : []),
      ...args,
    ]
    const [program = '', ...rest] = [...under, process.execPath, ...node, CLI, 'serve', ...options]
    const started = spawn(program, rest, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
    child = started
    const keep = (text: string): void => {
      written += text
    }
    started.stdout.setEncoding('utf8').on('data', keep)
    started.stderr.setEncoding('utf8').on('data', keep)
    const listening = new Promise<string>((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`The collector did not listen in time:\n${written.slice(-2000)}`)),
        START_MS,
      )
      createInterface({ input: started.stdout }).on('line', line => {
        const address = line.startsWith('{') ? (JSON.parse(line) as { listening?: string }).listening : undefined
        if (!address) return
        clearTimeout(late)
        resolve(address)
      })
      started.once('exit', code => {
        exitCode = code ?? undefined
        clearTimeout(late)
        if (child === started) child = undefined
        reject(new Error(`The collector ended with code ${code}:\n${written.slice(-2000)}`))
      })
    })
    try {
      port = Number(new URL(await listening).port)
    } catch (error) {
      started.kill('SIGKILL')
      throw error
    }
  }

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child
    child = undefined
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const ended = new Promise<void>(resolve => ending.once('exit', () => resolve()))
    ending.kill(signal)
    const late = setTimeout(() => ending.kill('SIGKILL'), STOP_MS)
    await ended
    clearTimeout(late)
  }

  const command = (name: string, ...rest: string[]) => grapevine(name, ...rest, '--data', data, '--site', site)

  await start()
  return {
    get url() {
      return `http://127.0.0.1:${port}`
    },
    site,
    data,
    get pid() {
      return child?.pid
    },
    get exitCode() {
      return exitCode
    },
    start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    events: () => exportEvents(data, site),
    command,
    output: () => written,
    async remove() {
      await end('SIGTERM')
      await rm(data, { recursive: true, force: true })
    },
  }
}
