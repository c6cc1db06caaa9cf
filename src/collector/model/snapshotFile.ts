import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncToDisk } from '../database/syncToDisk.js'
import { VERSION } from '../packageRoot.js'
import type { Snapshot, SnapshotFacts } from './Snapshot.js'

/** The file in a data directory. */
export const SNAPSHOT_NAME = 'models.snapshot'

/** Raised with every change of what is written; a file of another format or release is left alone. */
const FORMAT = 7
const CHECKSUM = 'sha1'
const CHECKSUM_BYTES = 20
/** Bytes that are written between two turns of the event loop. */
const PIECE_BYTES = 2 ** 20
/** Of the models; Node reads no file of 2 GiB in one go. */
const MOST_BYTES = 2e9

/** The first line of the file. The models follow one after the other, and a checksum of everything before it. */
interface Head extends SnapshotFacts {
  format: number
  version: string
  sites: readonly { site: string; names: Snapshot['sites'][number]['names']; bytes: number }[]
}

/**
 * Writes a snapshot beside the data. It gets its name when it is whole and synced; until then the former one stays.
 * @param read called when the snapshot may change again, while the disk still works
 */
export async function writeSnapshot(file: string, snapshot: Snapshot, read?: () => void): Promise<void> {
  const { sites, ...facts } = snapshot
  const size = sum(sites.flatMap(({ model }) => model).map(part => part.length))
  if (size > MOST_BYTES) throw new Error(`The models take ${size} bytes, and a file of more than 2 GB cannot be read.`)
  const head: Head = {
    format: FORMAT,
    version: VERSION,
    ...facts,
    sites: sites.map(({ site, names, model }) => ({ site, names, bytes: sum(model.map(part => part.length)) })),
  }
  const part = partOf(file)
  try {
    const hash = createHash(CHECKSUM)
    const handle = await open(part, 'w', 0o600)
    try {
      for (const bytes of [Buffer.from(`${JSON.stringify(head)}\n`), ...sites.flatMap(({ model }) => model)]) {
        for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
          const piece = bytes.subarray(at, at + PIECE_BYTES)
          hash.update(piece)
          await handle.writeFile(piece)
        }
      }
      read?.()
      await handle.writeFile(hash.digest())
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, file)
    syncToDisk(dirname(file), 'directory')
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

/** Deletes a snapshot, and what a killed process has left of one: both may hold what was learned of them. */
export function removeSnapshot(file: string): void {
  for (const name of [file, partOf(file)]) rmSync(name, { force: true })
}

const partOf = (file: string) => `${file}.part`

/**
 * Reads what `writeSnapshot` wrote.
 * @returns nothing where there is no file, and why where it cannot be used
 */
export function readSnapshot(file: string): Snapshot | string | undefined {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' ? undefined : `it cannot be read (${code})`
  }
  const body = bytes.subarray(0, -CHECKSUM_BYTES)
  if (!createHash(CHECKSUM).update(body).digest().equals(bytes.subarray(-CHECKSUM_BYTES)))
    return 'its checksum is wrong'
  let at = body.indexOf(10) + 1
  const { format, version, sites, ...facts } = JSON.parse(body.toString('utf8', 0, at)) as Head
  if (format !== FORMAT || version !== VERSION) return `it was written by release ${version}`
  return {
    ...facts,
    sites: sites.map(({ site, names, bytes: length }) => {
      at += length
      return { site, names, model: [body.subarray(at - length, at)] }
    }),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}
