import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { run } from './process.js'

const execute = promisify(execFile)

/** Tracing may also be forbidden, so a program that ends at once is traced, in the way in which the trials do. */
const works = async () => {
  try {
    await execute('strace', ['-f', '--seccomp-bpf', '-e', 'trace=fsync', '-o', '/dev/null', 'true'], {
      timeout: 10_000,
    })
    return true
  } catch {
    return false
  }
}

const install = async () => {
  const options = { label: 'strace', limitMs: 120_000, quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } }
  const ask = () => run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'strace'], options)
  if ((await ask()).code === 0) return
  await run('apt-get', ['update', '-q'], options)
  await ask()
}

const find = async () => {
  if (await works()) return undefined
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) await install()
  return (await works()) ? undefined : 'strace cannot trace here: install strace 5.3 or newer and allow ptrace.'
}

let found

/**
 * Looks for a working `strace`, and installs it where root can.
 *
 * @returns {Promise<string | undefined>} why there is none, in one sentence; nothing where it works
 */
export const missingStrace = () => {
  found ??= process.platform === 'linux' ? find() : Promise.resolve('strace exists on Linux only.')
  return found
}
