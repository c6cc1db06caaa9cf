import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { syncToDisk } from './syncToDisk.js'

/** Makes a directory and those above it where they are missing, so that their names outlive the power. */
export function makeDirectory(path: string): void {
  const first = mkdirSync(path, { recursive: true })
  if (first === undefined) return
  // SQLite syncs the directory of its files, but not the one in which that has its name.
  let made = resolve(path)
  for (;;) {
    syncToDisk(dirname(made), 'directory')
    if (made === resolve(first) || made === dirname(made)) return
    made = dirname(made)
  }
}
