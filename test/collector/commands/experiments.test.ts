import { describe, expect, test } from 'vitest'
import { addExperiments } from '../../../src/collector/commands/experiments.js'
import { openStore } from '../../../src/collector/openStore.js'
import { append, event, minor, NOON } from '../builders.js'
import { temporaryDirectory } from '../temporaryDirectory.js'
import { shell } from './shell.js'

const grapevine = shell(addExperiments)

/** A log in which 200 visitors met each group, of whom 20 and 34 ordered later, for 10 EUR each; pages of 90 and 60 of 100 were good. */
async function withLog(site = 'my-shop') {
  const data = temporaryDirectory()
  const store = openStore(data)
  store.sites.add('quiet')
  const say = (visitor: string, name: 'experiment_exposure' | 'purchase' | 'web_vital', params: object, at: number) => {
    const id = `${visitor}-${name}-${at}`
    return store.log.append(append([event(id, { name, params, at })], { site, visitor, outbox: visitor }))
  }
  const all = []
  for (const [variant, buyers] of [
    ['control', 20],
    ['test', 34],
  ] as const)
    for (let n = 0; n < 200; n++) {
      const visitor = `${variant}-${n}`
      all.push(say(visitor, 'experiment_exposure', { experiment: 'Home', variant }, NOON))
      if (n < 100) {
        const isGood = n < (variant === 'control' ? 90 : 60)
        const vital = { metric: 'LCP', value: isGood ? 1200 : 4500, rating: isGood ? 'good' : 'poor' }
        all.push(say(visitor, 'web_vital', vital, NOON + 500))
      }
      const order = {
        transaction_id: visitor,
        currency: 'EUR',
        items: [{ item_id: 'A', price: minor(500), quantity: 2 }],
      }
      // The log hears of orders before it hears that their visitors met the experiment.
      if (n < buyers) all.unshift(say(visitor, 'purchase', order, NOON + 1000))
      else if (n < 2 * buyers) all.push(say(visitor, 'purchase', order, NOON - 1000))
    }
  await Promise.all(all)
  await store.close()
  return data
}

describe('grapevine experiments', () => {
  test('says what experiments have shown, in words', async () => {
    const { out } = await grapevine('experiments', '--data', await withLog())
    expect(out.trimEnd().split('\n')).toEqual([
      'my-shop: Home',
      '  control: 200 visitors, 20 of them ordered (10.0 %), 200.00 EUR (1.00 a visitor)',
      '  test:    200 visitors, 34 of them ordered (17.0 %), 340.00 EUR (1.70 a visitor)',
      '  test − control: +7.0 percentage points, 95 % interval from +0.3 to +13.7, p = 0.0405',
      '  More visitors of the test group ordered; chance alone makes a difference like this in 4.1 % of experiments.',
      '  LCP: control good for 90.0 % of 100 visitors (75th percentile 1,200 ms), test good for 60.0 % of 100 visitors (75th percentile 4,500 ms). Pages are worse for the test group (p = less than 0.0001): weigh that against the orders.',
    ])
  })

  test('prints the figures as JSON, one experiment a line', async () => {
    const { out, report } = await grapevine('experiments', '--data', await withLog(), '--site', 'my-shop', '--json')
    expect(out.trimEnd().split('\n')).toHaveLength(1)
    expect(report).toEqual({
      site: 'my-shop',
      experiment: 'Home',
      control: { visitors: 200, buyers: 20, revenue: { EUR: 200 }, rate: 0.1 },
      test: { visitors: 200, buyers: 34, revenue: { EUR: 340 }, rate: 0.17 },
      difference: {
        by: expect.closeTo(0.07, 9),
        from: expect.closeTo(0.00338, 5),
        to: expect.closeTo(0.13662, 5),
        p: expect.closeTo(0.0405, 4),
      },
      split: { p: 1, isSound: true },
      vitals: [
        {
          metric: 'LCP',
          control: { visitors: 100, good: 90, p75: 1200 },
          test: { visitors: 100, good: 60, p75: 4500 },
          difference: expect.objectContaining({ by: expect.closeTo(0.3, 9) }),
          isWorse: true,
        },
      ],
      inBoth: 0,
      withoutVisitor: 0,
      verdict: expect.stringContaining('More visitors of the test group ordered'),
    })
  })

  test('of a site has nothing of another, and says so where there is none', async () => {
    const data = await withLog()
    const quiet = await grapevine('experiments', '--data', data, '--site', 'quiet')
    expect(quiet.out).toBe('Nobody has met an experiment yet.\n')
    expect((await grapevine('experiments', '--data', data, '--site', 'quiet', '--json')).out).toBe('')
    await expect(grapevine('experiments', '--data', data, '--site', 'other')).rejects.toThrow(
      'There is no site other in',
    )
  })
})
