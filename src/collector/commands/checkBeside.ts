import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { DAMAGED_STATUS } from '../database/DamagedError.js'

/**
 * Runs `grapevine check` beside this process, at the lowest priority, and tells when the data is damaged, or why that is not known.
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
  child.on('error', error => told.unknown(error.message))
  child.on('close', code => {
    if (isStopped || code === 0) return
    if (code === DAMAGED_STATUS) told.damaged(written.trim())
    else told.unknown(written.trim() || `it ended with ${code}`)
  })
  return () => {
    isStopped = true
    child.kill()
  }
}
