import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const MIB = 2 ** 20

/** A disk of its own that is soon full. */
export interface SmallDisk {
  readonly path: string
  /** Leaves this much free by a file that takes the rest, bytes. */
  fill(leave: number): Promise<void>
  /** Takes that file away. */
  free(): Promise<void>
  remove(): Promise<void>
}

/** Mounts a file system in memory. It is unmounted when the process ends, however that comes. */
export async function smallDisk(mib: number): Promise<SmallDisk> {
  const path = await mkdtemp(join(tmpdir(), 'grapevine-disk-'))
  const ballast = join(path, 'ballast')
  const unmount = () => spawnSync('umount', ['--lazy', path])
  await execute('mount', ['-t', 'tmpfs', '-o', `size=${mib}m`, 'tmpfs', path])
  process.once('exit', unmount)
  return {
    path,
    async fill(leave) {
      await rm(ballast, { force: true })
      const { bavail, bsize } = await statfs(path)
      const size = bavail * bsize - leave
      // What others write at the same time may take the room first: then it is full already.
      if (size > 0) await writeFile(ballast, Buffer.alloc(size)).catch(ifFull)
    },
    free: () => rm(ballast, { force: true }),
    async remove() {
      process.off('exit', unmount)
      unmount()
      await rm(path, { recursive: true, force: true })
    },
  }
}

function ifFull(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOSPC') throw error
}

/** Why no small disk can be made here, in one sentence; nothing where it can. */
export async function missingSmallDisk(): Promise<string | undefined> {
  try {
    const disk = await smallDisk(1)
    const { blocks, bsize } = await statfs(disk.path)
    await disk.remove()
    return blocks * bsize === MIB ? undefined : 'A small file system was mounted, but is not seen.'
  } catch {
    return 'No small file system can be mounted here: run as root, where mount is allowed.'
  }
}
