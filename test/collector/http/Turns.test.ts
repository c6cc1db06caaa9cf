import { performance } from 'node:perf_hooks'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Turns } from '../../../src/collector/http/Turns.js'

const turn = () => new Promise(resolve => setImmediate(resolve))
const body = (text: string) => Buffer.from(text)

describe('Turns', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  test('gives each body a turn of its own, in order', async () => {
    const turns = new Turns()
    const seen: string[] = []
    for (const text of ['a', 'b', 'c']) turns.take(body(text)).then(taken => seen.push(`${taken}`))
    const after: string[] = []
    for (let n = 0; n < 3; n++) {
      await turn()
      after.push(seen.join(''))
    }
    expect(after).toEqual(['a', 'ab', 'abc'])
    expect(`${await turns.take(body('d'))}`).toBe('d')
  })

  test('refuses what has waited for too long in a crowd, and says so before', async () => {
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => now)
    const turns = new Turns()
    const large = Buffer.alloc(200 * 2 ** 10)
    const taken = ['a', 'b', 'c', 'd'].map(name =>
      turns.take(large).then(
        () => name,
        error => `${name} ${error.problem}`,
      ),
    )
    now = 100
    expect(turns.isBusy).toBe(false)
    now = 101
    expect(turns.isBusy).toBe(true)
    // Until those who are left are no crowd.
    expect(await Promise.all(taken)).toEqual(['a busy', 'b busy', 'c', 'd'])
    expect(turns.isBusy).toBe(false)
  })

  test('takes the few that something slow has held up', async () => {
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => now)
    const turns = new Turns()
    const taken = turns.take(body('a'))
    now = 5_000
    expect(turns.isBusy).toBe(false)
    expect(`${await taken}`).toBe('a')
  })

  test('holds no more than 32 MiB', async () => {
    const turns = new Turns()
    const large = Buffer.alloc(12 * 2 ** 20)
    const taken = [1, 2, 3].map(() =>
      turns.take(large).then(
        () => 'taken',
        error => error.problem,
      ),
    )
    expect(await Promise.all(taken)).toEqual(['taken', 'taken', 'busy'])
    expect(await turns.take(large)).toBe(large)
  })
})
