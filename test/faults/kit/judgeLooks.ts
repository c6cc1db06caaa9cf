import { percentile } from './percentile.js'
import { slopeOf } from './slopeOf.js'

/** MB of memory a second: one in ten minutes. */
const MOST_SLOPE = 1 / 600
/** Growth in a run that is too short for a slope, MB: warming up has not ended there. */
const MOST_WARMING_MB = 16
/** How much longer the last third of the looks may have waited than the first. */
const MOST_DRIFT = 1.2
/** Files that SQLite or a thread may hold for a moment. */
const PASSING_FILES = 4

/** What one look at a collector under a steady load saw. */
export interface Look {
  /** Seconds since the start. */
  at: number
  heldMb: number
  openFiles: number
  /** 99th percentile of the load since the look before, ms. */
  p99: number
}

/** What has grown that should not have, one sentence each, and the figures. */
export interface Judgement {
  wrongs: string[]
  figures: Record<string, number>
}

/**
 * Judges looks, of which the first quarter warms up. Memory may grow by a megabyte in ten minutes and latency by a fifth where the
 * run was `isLong`; else memory may warm up still.
 */
export function judgeLooks(looks: readonly Look[], isLong: boolean): Judgement {
  const warm = Math.floor(looks.length / 4)
  const judged = looks.slice(warm)
  const [first, last] = [judged[0]!, judged.at(-1)!]
  const third = Math.floor(judged.length / 3)
  const p99Of = (part: readonly Look[]) =>
    percentile(
      part.map(({ p99 }) => p99),
      0.5,
    )
  const [early, late] = [p99Of(judged.slice(0, third)), p99Of(judged.slice(-third))]
  const slope = slopeOf(judged.map(({ at, heldMb }) => [at, heldMb]))
  const files = Math.max(...looks.slice(0, warm + 1).map(({ openFiles }) => openFiles))
  const wrongs = [
    ...(isLong && slope > MOST_SLOPE ? [`memory grows by ${(slope * 600).toFixed(2)} MB in ten minutes`] : []),
    ...(!isLong && last.heldMb - first.heldMb > MOST_WARMING_MB
      ? [`memory grew from ${Math.round(first.heldMb)} to ${Math.round(last.heldMb)} MB`]
      : []),
    ...(last.openFiles > files + PASSING_FILES ? [`${files} open files became ${last.openFiles}`] : []),
    ...(isLong && late > early * MOST_DRIFT ? [`p99 went from ${early.toFixed(1)} to ${late.toFixed(1)} ms`] : []),
  ]
  const tenths = (n: number) => Math.round(n * 10) / 10
  return {
    wrongs,
    figures: {
      held_mb_early: tenths(first.heldMb),
      held_mb_late: tenths(last.heldMb),
      mb_per_10_min: Math.round(slope * 600 * 100) / 100,
      open_files_early: files,
      open_files_late: last.openFiles,
      p99_ms_early: tenths(early),
      p99_ms_late: tenths(late),
    },
  }
}
