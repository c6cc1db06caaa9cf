import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { StoryCollector } from '../../support/collector.js'

const PATIENCE_MS = 5_000

/** Resident memory of a process now, MB. */
export const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_000

/** Resident memory after the garbage was collected, MB, of a collector that runs with `measured.js`. */
export async function heldMb(collector: StoryCollector): Promise<number> {
  const before = collector.output().length
  process.kill(collector.pid!, 'SIGUSR2')
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await pause(20)) {
    const told = /resident (\d+)\n/.exec(collector.output().slice(before))
    if (told !== null) return Number(told[1]) / 1e6
  }
  throw new Error('The collector did not say how much memory it holds.')
}
