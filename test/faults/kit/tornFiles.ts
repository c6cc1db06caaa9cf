import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Records of a LevelDB log stay within blocks of this size. Source: doc/log_format.md of LevelDB. */
const BLOCK_BYTES = 32_768
/** Checksum (4), length of the payload (2), kind (1). */
const HEADER_BYTES = 7
/** Lines of a file of LevelDB's words that are told. */
const MOST_LINES = 6
const KINDS = { full: 1, first: 2, middle: 3, last: 4 }

/** Whether a LevelDB log ends in the middle of a record, as when its writer was killed between two calls of `write`. */
export function endsTorn(log: Buffer): boolean {
  let at = 0
  let isWhole = true
  while (at < log.length) {
    const left = BLOCK_BYTES - (at % BLOCK_BYTES)
    if (left < HEADER_BYTES) {
      at += left
      continue
    }
    if (at + HEADER_BYTES > log.length) return true
    const length = HEADER_BYTES + log.readUInt16LE(at + 4)
    const kind = log[at + 6]
    if (length > left) {
      at += left
      continue
    }
    if (at + length > log.length) return true
    isWhole = kind !== KINDS.first && kind !== KINDS.middle
    at += length
  }
  return !isWhole
}

const folders = (profile: string): string[] => {
  const base = join(profile, 'Default/IndexedDB')
  return readdirSync(base)
    .filter(name => name.endsWith('.leveldb'))
    .map(name => join(base, name))
}

/**
 * Whether the IndexedDB of a Chromium that was killed ends in half a record. Chromium goes on writing behind it, cannot read
 * that at its next start, and then deletes the whole database (https://github.com/google/leveldb/issues/1287).
 */
export const isTorn = (profile: string): boolean =>
  folders(profile).some(folder =>
    readdirSync(folder)
      .filter(name => /^MANIFEST-|\.log$/.test(name))
      .some(name => endsTorn(readFileSync(join(folder, name)))),
  )

/** What LevelDB has said of the databases of a profile since they were opened, and at the opening before: its last words. */
export const lastWords = (profile: string): string =>
  folders(profile)
    .flatMap(folder => ['LOG.old', 'LOG'].map(name => join(folder, name)))
    .filter(file => existsSync(file))
    .map(file => readFileSync(file, 'utf8').trim().split('\n').slice(-MOST_LINES).join(' / '))
    .join(' // ')

/** Whether the Chromium that has this profile open has found no database and made a new one. */
export const isMadeAnew = (profile: string): boolean =>
  folders(profile).some(folder =>
    /^.*Creating DB .* since it was missing/m.test(readFileSync(join(folder, 'LOG'), 'utf8')),
  )
