import type { Random } from '../../../../src/simulator/createRandom.js'

/** What a power cut may leave of what was not synced. */
export const FATES = ['none', 'all', 'cut', 'some', 'reordered', 'torn'] as const
export type Fate = (typeof FATES)[number]

type Change = { at: number; bytes: Buffer } | { size: number }

/** What a disk writes as a whole, bytes. */
const SECTOR = 512

/** A file of which some is surely on disk, and some is on its way in any order. */
export interface FileModel {
  change(change: Change): void
  sync(): void
  /** Writes and truncations that are not synced. */
  readonly unsynced: number
  /** What a power cut leaves. */
  after(fate: Fate, random: Random): Buffer
}

export function fileModel(): FileModel {
  let synced: Buffer = Buffer.alloc(0)
  let pending: Change[] = []
  return {
    change: change => pending.push(change),
    sync() {
      synced = pending.reduce(apply, synced)
      pending = []
    },
    get unsynced() {
      return pending.length
    },
    after: (fate, random) => survivors(pending, fate, random).reduce(apply, Buffer.from(synced)),
  }
}

/** The changes that reached the disk, in the order in which they did. */
function survivors(pending: readonly Change[], fate: Fate, random: Random): Change[] {
  if (fate === 'none') return []
  if (fate === 'all') return [...pending]
  if (fate === 'cut') {
    const count = random.below(pending.length + 1)
    const last = pending[count]
    return [...pending.slice(0, count), ...(last !== undefined && 'at' in last ? [start(last, random)] : [])]
  }
  const kept = pending.flatMap(change => {
    if (fate === 'torn' && 'at' in change) return sectors(change).flatMap(sector => keep(sector, random))
    return keep(change, random)
  })
  return fate === 'reordered' ? shuffled(kept, random) : kept
}

/** Of a lost write, the new size of the file may be left, with zeros in place of its bytes. */
function keep(change: Change, random: Random): Change[] {
  if (random.chance(0.5)) return [change]
  return 'at' in change && random.chance(0.3) ? [{ at: change.at + change.bytes.length, bytes: Buffer.alloc(0) }] : []
}

function start({ at, bytes }: { at: number; bytes: Buffer }, random: Random): Change {
  const whole = random.below(Math.ceil(bytes.length / SECTOR) + 1)
  return { at, bytes: bytes.subarray(0, Math.max(0, whole * SECTOR - (at % SECTOR))) }
}

function sectors({ at, bytes }: { at: number; bytes: Buffer }): Change[] {
  const parts: Change[] = []
  let from = 0
  while (from < bytes.length) {
    const to = Math.min(bytes.length, from + SECTOR - ((at + from) % SECTOR))
    parts.push({ at: at + from, bytes: bytes.subarray(from, to) })
    from = to
  }
  return parts
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const result = [...list]
  for (let i = result.length - 1; i > 0; i--) {
    const other = random.below(i + 1)
    ;[result[i], result[other]] = [result[other]!, result[i]!]
  }
  return result
}

function apply(content: Buffer, change: Change): Buffer {
  if ('size' in change) return resized(content, change.size)
  const grown = resized(content, Math.max(content.length, change.at + change.bytes.length))
  change.bytes.copy(grown, change.at)
  return grown
}

function resized(content: Buffer, size: number): Buffer {
  return size <= content.length
    ? content.subarray(0, size)
    : Buffer.concat([content, Buffer.alloc(size - content.length)])
}
