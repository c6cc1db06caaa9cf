import { execFile } from 'node:child_process'
import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from '../../support/process.js'
import { check } from './check.js'
import type { Load } from './startLoad.js'

const execute = promisify(execFile)

/**
 * Backs a data directory up while it is written to, and restores it into a new folder: what had a receipt before the backup
 * began must be in it, once.
 */
export async function restoreDuringLoad(
  data: string,
  site: string,
  load: Load,
  folder: string,
): Promise<ReturnType<typeof check>> {
  await mkdir(join(folder, 'restored'), { recursive: true })
  const file = join(folder, 'backup.db')
  const acked = new Set(load.acked)
  await execute(process.execPath, [join(ROOT, 'dist/cli.js'), 'backup', '--data', data, '--to', file], { cwd: ROOT })
  const sent = new Set(load.sent)
  await copyFile(file, join(folder, 'restored', 'grapevine.db'))
  const verdict = check(join(folder, 'restored'), site, { sent, acked })
  if (acked.size === 0) verdict.faults.push('nothing had been acknowledged before it')
  return verdict
}
