import { describe, expect, it } from 'vitest'
import type { Scenario } from '../../src/verify/Scenario.js'
import { tellInOrder } from '../../src/verify/tellInOrder.js'

const scenarioOf = (name: string) => ({ name, step: `Do ${name}.` }) as Scenario
const [one, two, three] = ['one', 'two', 'three'].map(scenarioOf) as [Scenario, Scenario, Scenario]
const finding = (expected: string, seen = '404') => ({ expected, seen, advice: 'Correct it.' })

describe('tellInOrder', () => {
  it('tells results in the order of the scenarios, whichever comes first', () => {
    const told: string[] = []
    const { finish, results } = tellInOrder([one, two, three], ({ name }) => told.push(name))
    finish(two, { outcome: 'passed' })
    expect(told).toEqual([])
    finish(one, { outcome: 'passed' })
    expect(told).toEqual(['one', 'two'])
    finish(three, { outcome: 'skipped', reason: 'no cart' })
    expect(told).toEqual(['one', 'two', 'three'])
    expect(results.map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'skipped'])
  })

  it('tells by the first alone what keeps several from their end, also where another came earlier', () => {
    const { finish, results } = tellInOrder([one, two, three])
    const stuck = (seen: string) => ({
      outcome: 'failed' as const,
      findings: [finding('the page opens', seen)],
      isStuck: true,
    })
    finish(two, stuck('404 for two'))
    finish(one, stuck('404 for one'))
    finish(three, { ...stuck(''), findings: [finding('the button is there')] })
    expect(results).toMatchObject([
      { name: 'one', outcome: 'failed', findings: [{ seen: '404 for one' }] },
      { name: 'two', outcome: 'skipped', reason: 'not reached, see one', findings: [] },
      { name: 'three', outcome: 'failed' },
    ])
  })

  it('takes nothing away from scenarios that came to their end', () => {
    const { finish, results } = tellInOrder([one, two])
    for (const each of [one, two]) finish(each, { outcome: 'failed', findings: [finding('view_item once')] })
    expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'failed'])
  })
})
