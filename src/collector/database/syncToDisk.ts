import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Makes a file, or the names in a directory, outlive the power. Windows has no such call for directories, and needs none. */
export function syncToDisk(path: string, kind: 'file' | 'directory'): void {
  if (kind === 'directory' && process.platform === 'win32') return
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
