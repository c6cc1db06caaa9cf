import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ExportedEvent, exportEvents } from './collector.js'
import { ROOT } from './process.js'

/** Importing the catalog and inventing a history takes a while on a busy machine. */
const START_MS = 90_000

/** The demo as `npm start` runs it after the build, on free ports and data of its own. */
export interface RunningDemo {
  shop: string
  collector: string
  /** Every counted event, oldest first, those of the invented history too. */
  events(): Promise<ExportedEvent[]>
  stop(): Promise<void>
}

/** Starts the demo, with further options where they are given, and waits until it has printed its addresses. */
export async function startDemo(...options: string[]): Promise<RunningDemo> {
  const data = await mkdtemp(join(tmpdir(), 'grapevine-demo-'))
  const child: ChildProcess = spawn(
    process.execPath,
    [join(ROOT, 'dist/demo/start.js'), '--data', data, '--port', '0', '--collector-port', '0', ...options],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let written = ''
  const addresses = new Promise<{ shop: string; collector: string }>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`The demo did not start in time:\n${written}`)), START_MS)
    const read = (text: string) => {
      written += text
      const shop = /The shop\s+(http:\S+)\//.exec(written)?.[1]
      const collector = /Collector health\s+(http:\S+)\/v1\/health/.exec(written)?.[1]
      if (!shop || !collector) return
      clearTimeout(late)
      resolve({ shop, collector })
    }
    child.stdout?.setEncoding('utf8').on('data', read)
    child.stderr?.setEncoding('utf8').on('data', read)
    child.once('exit', code => {
      clearTimeout(late)
      reject(new Error(`The demo ended with code ${code}:\n${written}`))
    })
  })
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    }
    await rm(data, { recursive: true, force: true })
  }
  try {
    return { ...(await addresses), events: () => exportEvents(data, 'demo'), stop }
  } catch (error) {
    await stop()
    throw error
  }
}
