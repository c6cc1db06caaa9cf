import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { addEvaluate } from '../../../src/collector/commands/evaluate.js'
import { openStore } from '../../../src/collector/openStore.js'
import { temporaryDirectory } from '../temporaryDirectory.js'
import { shell } from './shell.js'

const grapevine = shell(addEvaluate)

const files = (train: string | Buffer, test: string) => {
  const directory = temporaryDirectory()
  writeFileSync(join(directory, 'train'), train)
  writeFileSync(join(directory, 'test'), test)
  return ['evaluate', '--train', join(directory, 'train'), '--test', join(directory, 'test')]
}

describe('grapevine evaluate', () => {
  const sessions = '1 2 3\n1 2\n4 5\n'

  test('prints the figures as one line of JSON', async () => {
    const args = files(gzipSync(sessions), '1\t2\n4\t5\n1 2\t1\n1\t9\n')
    const { out, report } = await grapevine(...args, '--format', 'sessions', '--json')
    expect(out.trim().split('\n')).toHaveLength(1)
    // Of 1→2, 4→5 and 1→9 two are found at the first place; the third is a repeat, which a shop does not ask.
    expect(report).toMatchObject({ hr20: 0.6667, mrr20: 0.6667, coverage20: 0.6, pairs: 3 })
    expect(Object.keys(report)).toEqual([
      ...['hr20', 'mrr20', 'coverage20', 'popularity', 'pairs', 'p50_us', 'p90_us', 'p99_us', 'build_s', 'index_bytes'],
    ])
  })

  test('counts repeats as published, and says it in words', async () => {
    const args = files(sessions, '1\t2\n4\t5\n1 2\t1\n1\t9\n')
    const { out, report } = await grapevine(...args, '--format', 'sessions', '--protocol', 'published')
    expect(report).toMatchObject({ hr20: 0.75, pairs: 4 })
    expect(out).toContain('Of 4 times that a shopper went on to another product')
  })

  test('says how little a share of few questions tells, and nothing of enough', async () => {
    const few = await grapevine(...files(sessions, '1\t2\n'), '--format', 'sessions')
    expect(few.report).toMatchObject({ hr20: 1, pairs: 1 })
    expect(few.err).toBe(
      'With only 1 of them chance alone puts the share anywhere from 21 to 100 %. Measure again with 400 or more.\n',
    )
    const half = files(sessions, '1\t2\n1\t9\n'.repeat(50))
    expect((await grapevine(...half, '--format', 'sessions', '--json')).err).toContain('from 40 to 60 %')
    const enough = files(sessions, '1\t2\n'.repeat(400))
    expect((await grapevine(...enough, '--format', 'sessions')).err).toBe('')
  })

  test('hides a product of each basket, the same with the same seed', async () => {
    const basket = Array.from({ length: 12 }, (_, n) => (n < 6 ? 'tea,milk\n' : 'oil\n')).join('')
    const args = files(basket, 'tea,milk\nmilk,tea\n')
    const { report } = await grapevine(...args, '--format', 'baskets', '--json')
    expect(report).toMatchObject({ hr10: 1, mrr10: 1, pairs: 2 })
    expect((await grapevine(...args, '--format', 'baskets')).out).toContain(
      'Of 2 baskets of which one product was hidden',
    )
  })

  test('takes settings of the recommender, and refuses those that cannot be meant', async () => {
    const args = [...files(sessions, '1\t3\n'), '--format', 'sessions']
    expect((await grapevine(...args, '--set', 'neighborSupport=1')).report.hr20).toBe(1)
    expect((await grapevine(...args, '--set', 'neighborSupport=2', '--set', 'minSupport=9')).report.hr20).toBe(0)
    await expect(grapevine(...args, '--set', 'sessionProducts=0')).rejects.toThrow(
      'Set sessionProducts to a whole number',
    )
    await expect(grapevine(...args, '--set', 'luck=1')).rejects.toThrow('name=number')
  })

  test('ranks for-you as a browser would, and nothing else', async () => {
    // 3 is foretold by the lists of 1 and 2 together, where the collector finds the whole session.
    const args = files(sessions, '1 2\t3\n4\t5\n')
    const { report } = await grapevine(...args, '--format', 'sessions', '--mode', 'device')
    expect(report).toMatchObject({ hr20: 1, mrr20: 1, pairs: 2 })
    await expect(
      grapevine(...args, '--format', 'sessions', '--mode', 'device', '--strategy', 'also-viewed'),
    ).rejects.toThrow('leave --mode out')
    await expect(grapevine(...args, '--format', 'baskets', '--mode', 'device')).rejects.toThrow('leave --mode out')
  })

  test('says what it lacks', async () => {
    await expect(grapevine('evaluate')).rejects.toThrow('Give --train, --test and --format, or --data and --site.')
    await expect(grapevine(...files('', '1\t2\n'), '--format', 'sessions')).rejects.toThrow('nothing to learn from')
    await expect(grapevine(...files(sessions, ''), '--format', 'sessions')).rejects.toThrow('nothing to foretell')
    const data = temporaryDirectory()
    await expect(grapevine(...files(sessions, ''), '--data', data)).rejects.toThrow('Give either')
    await openStore(data).close()
    await expect(grapevine('evaluate', '--data', data, '--site', 'shop')).rejects.toThrow('Give --site; sites in')
  })
})
