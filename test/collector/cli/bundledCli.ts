import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, onTestFinished } from 'vitest'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** What a command has left behind. */
export interface Finished {
  code: number | null
  signal: string | null
  stdout: string
  stderr: string
}

/** A command that serves. */
export interface Serving {
  url: string
  /** What it has written so far. */
  stdout(): string
  /** Ends it and answers how it went. */
  end(signal: NodeJS.Signals): Promise<Finished>
}

/**
 * The command as it is in the sources now, bundled once for the tests of a file; packages stay where they are installed.
 * `node` are options for Node itself.
 */
export function bundledCli(...node: string[]) {
  // Inside the project, so that its packages are found.
  const outDir = `${ROOT}node_modules/.cache/grapevine-test/cli-${process.pid}`
  beforeAll(async () => {
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: 'src/collector/cli.ts',
        outDir,
        target: 'node20',
        rollupOptions: { output: { entryFileNames: 'cli.js' } },
      },
      ssr: { external: true },
    })
  }, 60_000)
  afterAll(() => rmSync(outDir, { recursive: true, force: true }))

  const start = (args: readonly string[]): { child: ChildProcess; finished: Promise<Finished>; stdout(): string } => {
    const child = spawn(process.execPath, [...node, `${outDir}/cli.js`, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    let stderr = ''
    child.stdout?.setEncoding('utf8').on('data', text => {
      stdout += text
    })
    child.stderr?.setEncoding('utf8').on('data', text => {
      stderr += text
    })
    const finished = once(child, 'close').then(([code, signal]) => ({ code, signal, stdout, stderr }) as Finished)
    onTestFinished(() => {
      child.kill('SIGKILL')
    })
    return { child, finished, stdout: () => stdout }
  }

  return {
    /** Runs a command to its end. */
    run: (...args: string[]): Promise<Finished> => start(args).finished,
    /** Starts a command whose output can be cut off. */
    start,
    /** Starts `serve` on a free port and waits until it listens. */
    async serve(...args: string[]): Promise<Serving> {
      const { child, finished, stdout } = start(['serve', '--port', '0', ...args])
      const line = once(child.stdout!, 'data').then(() => stdout())
      const failed = finished.then(({ stderr }) => Promise.reject(new Error(`serve ended: ${stderr}`)))
      failed.catch(() => {})
      const { listening } = JSON.parse(await Promise.race([line, failed]))
      return {
        url: listening,
        stdout,
        end(signal) {
          child.kill(signal)
          return finished
        },
      }
    },
  }
}
