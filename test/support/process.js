import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Folder of the repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const running = new Set()

const endAll = signal => {
  for (const child of running) {
    try {
      process.kill(-child.pid, signal)
    } catch {
      // It has ended in the meantime.
    }
  }
}

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    endAll(signal)
    process.exit(130)
  })

/** Passes whole lines on, each behind the name of the step that wrote it. */
const lines = (label, write) => {
  let rest = ''
  const prefix = label ? `${label.padEnd(9)}│ ` : ''
  return {
    add(text) {
      const parts = (rest + text).split('\n')
      rest = parts.pop()
      for (const part of parts) write(`${prefix}${part}\n`)
    },
    end() {
      if (rest) write(`${prefix}${rest}\n`)
      rest = ''
    },
  }
}

/**
 * Runs a command of the repository, its output behind a label, and ends it with all that it started after `limitMs`.
 *
 * @param {string} command a program; those of `node_modules/.bin` come first
 * @param {readonly string[]} args
 * @param {{ label?: string, limitMs?: number, env?: Record<string, string>, quiet?: boolean }} [options] `quiet` keeps the
 * output back and shows it only when the command fails
 * @returns {Promise<{ code: number, output: string, ms: number }>} code 124 when the time was over, 127 when it could not start
 */
export const run = (command, args, { label = '', limitMs = 600_000, env = {}, quiet = false } = {}) =>
  new Promise(resolve => {
    const start = performance.now()
    const child = spawn(command, args, {
      cwd: ROOT,
      detached: true,
      env: { ...process.env, PATH: `${ROOT}node_modules/.bin:${process.env.PATH}`, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    let output = ''
    let late = false
    const shown = lines(label, text => process.stdout.write(text))
    const take = text => {
      output += text
      if (!quiet) shown.add(text)
    }
    child.stdout.setEncoding('utf8').on('data', take)
    child.stderr.setEncoding('utf8').on('data', take)
    const limit = setTimeout(() => {
      late = true
      process.kill(-child.pid, 'SIGKILL')
    }, limitMs)
    const end = code => {
      clearTimeout(limit)
      running.delete(child)
      if (late) take(`\n${command} ${args.join(' ')} was ended after ${limitMs / 1000} s.\n`)
      if (quiet && code !== 0) shown.add(output)
      shown.end()
      resolve({ code, output, ms: performance.now() - start })
    }
    child.on('error', error => {
      take(`${command}: ${error.message}\n`)
      end(127)
    })
    child.on('close', code => end(late ? 124 : (code ?? 1)))
  })

/** Seconds with one decimal, for reading. */
export const seconds = ms => `${(ms / 1000).toFixed(1)} s`
