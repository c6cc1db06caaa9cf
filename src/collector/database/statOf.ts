import { type Stats, statSync } from 'node:fs'

/** What stands at a path; `undefined` where there is nothing, also where the path leads through a file. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined
    throw error
  }
}
