import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/simulator/createRandom.js'
import { backoff } from '../../src/sync/backoff.js'

const CLIENTS = 10_000

interface Outage {
  /** When the collector is back, ms after the first failures. */
  backAt: number
  /** Within so many ms all clients have met the outage: a crowd that acts as one. */
  within: number
  wait(attempt: number, random: () => number): number
}

/** Clients on virtual time that try until the collector is back: their requests by second, before and after that. */
function requests({ backAt, within, wait }: Outage): { during: number[]; after: number[] } {
  const { next } = createRandom('herd')
  const during: number[] = []
  const after: number[] = []
  for (let client = 0; client < CLIENTS; client++) {
    let at = next() * within
    for (let attempt = 1; at < backAt; attempt++) {
      const second = Math.floor(at / 1000)
      during[second] = (during[second] ?? 0) + 1
      at += wait(attempt, next)
    }
    const second = Math.floor((at - backAt) / 1000)
    after[second] = (after[second] ?? 0) + 1
  }
  return { during: Array.from(during, n => n ?? 0), after: Array.from(after, n => n ?? 0) }
}

const sum = (counts: readonly number[]) => counts.reduce((all, n) => all + n, 0)

/** Requests of the worst second against the mean of those seconds in which nine of ten clients come back. */
function crowding(after: readonly number[]): number {
  let [seen, seconds] = [0, 0]
  while (seen < CLIENTS * 0.9) seen += after[seconds++] ?? 0
  return Math.max(...after) / (seen / seconds)
}

describe('ten thousand clients after an outage', () => {
  it.each([10, 60, 600, 3600])('of %i seconds come back spread out, and keep away meanwhile', seconds => {
    const { during, after } = requests({ backAt: seconds * 1000, within: 1000, wait: backoff })
    expect(sum(after)).toBe(CLIENTS)
    expect(crowding(after)).toBeLessThan(4)
    // Longer and longer waits: after ten minutes a client asks less than once in a minute.
    const late = during.slice(600)
    if (late.length > 0) expect(sum(late) / late.length).toBeLessThan(CLIENTS / 60)
    // Nobody waits longer than the longest wait.
    expect(after.length).toBeLessThanOrEqual(300)
  })

  it('would come back at once without the jitter', () => {
    const wait = (attempt: number) => backoff(attempt, () => 1)
    expect(crowding(requests({ backAt: 600_000, within: 1000, wait }).after)).toBeGreaterThan(4)
  })
})
