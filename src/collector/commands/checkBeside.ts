import { type ChildProcess, spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { DAMAGED_STATUS } from '../database/DamagedError.js'

/** A collector that is killed sooner leaves no check behind, which its end would not end, ms. */
const WAIT_MS = 5_000

/**
 * Runs `grapevine check` beside this process, at the lowest priority, after five seconds, and tells when the data is damaged, or why that is not known.
 * Answers how to stop it.
 *
 * @param command the file of the command, as `process.argv[1]`
 */
export function checkBeside(
  command: string,
  dataDir: string,
  told: { damaged(message: string): void; unknown(message: string): void },
): () => void {
  let isStopped = false
  let child: ChildProcess | undefined
  const timer = setTimeout(() => {
    child = check(command, dataDir, (code, said) => {
      if (isStopped || code === 0) return
      if (code === DAMAGED_STATUS) told.damaged(said)
      else told.unknown(said || `it ended with ${code}`)
    })
  }, WAIT_MS)
  return () => {
    isStopped = true
    clearTimeout(timer)
    child?.kill()
  }
}

function check(command: string, dataDir: string, ended: (code: number | null, said: string) => void): ChildProcess {
  let written = ''
  const child = spawn(process.execPath, [command, 'check', '--data', dataDir], { stdio: ['ignore', 'ignore', 'pipe'] })
  child.stderr.setEncoding('utf8').on('data', text => {
    written += text
  })
  child.on('spawn', () => {
    try {
      setPriority(child.pid!, constants.priority.PRIORITY_LOW)
    } catch {
      // It has ended already, or the system knows no priorities.
    }
  })
  child.on('error', error => ended(null, error.message))
  child.on('close', code => ended(code, written.trim()))
  return child
}
