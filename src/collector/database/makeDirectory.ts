import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { statOf } from './statOf.js'
import { syncToDisk } from './syncToDisk.js'

/**
 * Makes a directory and those above it where they are missing, so that their names outlive the power. One after the other: Node's own
 * `recursive` tries for ever where a directory says that it is not there and is, as `/proc` does.
 */
export function makeDirectory(path: string): void {
  const missing: string[] = []
  for (let at = resolve(path); statOf(at) === undefined && at !== dirname(at); at = dirname(at)) missing.unshift(at)
  for (const one of missing) {
    try {
      mkdirSync(one)
    } catch (error) {
      // Another process may have made it meanwhile.
      if (!statOf(one)?.isDirectory()) throw error
    }
    // SQLite syncs the directory of its files, but not the one in which that has its name.
    syncToDisk(dirname(one), 'directory')
  }
}
