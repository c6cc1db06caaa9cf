import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Experiment } from '../../../src/collector/rules/Experiment.js'
import type { FileExperiment } from '../../../src/collector/rules/RulesFile.js'
import { readExperiments } from '../../../src/collector/rules/readExperiments.js'
import { Switches } from '../../../src/collector/rules/Switches.js'

/** Times are whole numbers here, so that all of them can be looked at. */
const TIMES = Array.from({ length: 10 }, (_, time) => time)
const SITES = ['a', 'b', 'c']
const read = (text: string) => (text === 'never' ? undefined : Number(text.slice(1)))
const time = fc.integer({ min: 1, max: 8 }).map(at => `t${at}`)

const experiment: fc.Arbitrary<Omit<FileExperiment, 'name'>> = fc
  .record(
    {
      placement: fc.constantFrom('home', 'cart'),
      sites: fc.uniqueArray(fc.constantFrom(...SITES), { minLength: 1 }),
      from: time,
      until: time,
      off: fc.boolean(),
      stages: fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ['placement'] },
  )
  .map(({ stages, ...rest }) => ({
    ...rest,
    change: { type: 'trending' },
    ...(stages === undefined
      ? { share: 0.5 }
      : { stages: stages.sort().map((at, n) => ({ from: `t${at}`, share: (n + 1) / 4 })) }),
  }))

const runs = (one: Experiment, placement: string, site: string, at: number) =>
  (one.sites?.includes(site) ?? true) && new Switches([], [one]).experiment(placement, at) !== undefined

const meet = (one: Experiment, other: Experiment) =>
  ['home', 'cart'].some(placement =>
    SITES.some(site => TIMES.some(at => runs(one, placement, site, at) && runs(other, placement, site, at))),
  )

test('two experiments are refused together exactly where there is a moment at which both run', () => {
  let met = 0
  let apart = 0
  fc.assert(
    fc.property(experiment, experiment, (first, second) => {
      const one = { ...first, name: 'one' }
      const other = { ...second, name: 'other' }
      const alone = [one, other].flatMap(each => {
        const problems: string[] = []
        const [ready] = readExperiments([each], read, problems)
        fc.pre(problems.length === 0)
        return ready ?? []
      })
      const problems: string[] = []
      readExperiments([one, other], read, problems)
      const isMeeting = alone.length === 2 && meet(alone[0]!, alone[1]!)
      if (isMeeting) met++
      else apart++
      expect(problems).toHaveLength(isMeeting ? 1 : 0)
    }),
    { numRuns: 1_000 },
  )
  expect([met > 50, apart > 50]).toEqual([true, true])
})
