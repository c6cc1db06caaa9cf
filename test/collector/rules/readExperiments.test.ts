import { describe, expect, test } from 'vitest'
import type { ReadFile } from '../../../src/collector/rules/readRules.js'
import { readFile } from './readFile.js'

const heading = { heading: 'Loved by others' }
const base = { name: 'E', placement: 'home', share: 0.2, change: heading }
const { share: _, ...staged } = base

const problemsOf = (...experiments: object[]) => {
  const read = readFile({ experiments })
  return Array.isArray(read) ? read : []
}
const experimentsOf = (...experiments: object[]) => (readFile({ experiments }) as ReadFile).experiments

const stage = (from: string, share: number) => ({ from, share })
const day = (text: string) => Date.parse(`${text}T00:00:00Z`)

describe('experiments in a file of rules', () => {
  test('are read with what they try, where, with whom and when, without those that are off', () => {
    const read = readFile({
      timeZone: 'Europe/Berlin',
      experiments: [
        base,
        { ...base, name: 'Off', off: true },
        {
          name: 'Any block at all',
          placement: 'cart',
          sites: ['my-shop'],
          stages: [stage('2026-12-01', 0.1), stage('2026-12-08 09:00', 0.5)],
          until: '2026-12-24',
          control: 'hidden',
        },
      ],
    })
    expect(read).toMatchObject({ off: 1, rules: [], pauses: [] })
    expect((read as ReadFile).experiments).toEqual([
      {
        name: 'E',
        placement: 'home',
        stages: [{ from: Number.NEGATIVE_INFINITY, share: 0.2 }],
        change: heading,
      },
      {
        name: 'Any block at all',
        placement: 'cart',
        sites: ['my-shop'],
        stages: [
          { from: Date.parse('2026-11-30T23:00:00Z'), share: 0.1 },
          { from: Date.parse('2026-12-08T08:00:00Z'), share: 0.5 },
        ],
        until: Date.parse('2026-12-24T23:00:00Z'),
        control: 'hidden',
      },
    ])
  })

  test.each([
    { type: 'trending' },
    { heading: 'x' },
    { limit: 48 },
    { layout: 'row' },
    { layout: 'grid' },
  ])('may change one thing: %j', change => {
    expect(experimentsOf({ ...base, change })).toMatchObject([{ change }])
  })

  test('begin with the first stage, and not before they are to', () => {
    const stages = [stage('2026-12-01', 0.1), stage('2026-12-08', 0.5), stage('2026-12-20', 0.5)]
    expect(experimentsOf({ ...staged, stages, from: '2026-12-10' })[0]?.stages).toEqual([
      { from: day('2026-12-10'), share: 0.1 },
      { from: day('2026-12-10'), share: 0.5 },
      { from: day('2026-12-20'), share: 0.5 },
    ])
    expect(experimentsOf({ ...base, from: '2026-12-10' })[0]?.stages).toEqual([{ from: day('2026-12-10'), share: 0.2 }])
  })

  test.each<[object, string]>([
    [
      { ...base, change: { type: 'trending', limit: 8 } },
      'experiments[0].change changes several things (type, limit). An experiment changes one thing at a time: make two of it,',
    ],
    [{ ...base, change: {} }, 'experiments[0].change changes nothing. Write one of type, heading, limit, layout.'],
    [{ ...base, change: undefined }, 'experiments[0] tries nothing. Write "change": { "type": "trending" } to change'],
    [
      { ...base, control: 'hidden' },
      'experiments[0] has change and control. An experiment changes one thing at a time:',
    ],
    [
      { ...base, change: undefined, control: 'old' },
      'experiments[0].control is "old". Write "hidden": the control group sees no block',
    ],
    [
      { ...base, change: { type: 'horoscope' } },
      'experiments[0].change.type is "horoscope". Write one of also-bought,',
    ],
    [{ ...base, change: { limit: 49 } }, 'experiments[0].change.limit is 49. Write a number of products from 1 to 48'],
    [
      { ...base, change: { limit: 1.5 } },
      'experiments[0].change.limit is 1.5. Write a number of products from 1 to 48',
    ],
    [{ ...base, change: { layout: 'list' } }, 'experiments[0].change.layout is "list". Write "row" or "grid".'],
    [{ ...base, change: { heading: '' } }, 'experiments[0].change.heading is "". Write a heading in quotes.'],
    [{ ...base, change: 'trending' }, 'experiments[0].change is "trending". Write the one thing that is another'],
    [
      { ...base, blocks: ['for-you'] },
      'experiments[0] has an unknown field "blocks". Write one of: name, off, placement,',
    ],
    [{ ...base, placement: undefined }, 'experiments[0] lacks "placement". Write the one placement where it runs'],
    [{ ...base, placement: ['home'] }, 'experiments[0].placement is ["home"]. Write the one placement where it runs'],
    [
      { ...base, name: undefined },
      'experiments[0] lacks "name". Write what you call the experiment, in quotes, at most 64',
    ],
    [{ ...base, name: 'x'.repeat(65) }, 'experiments[0].name is "xxxxxxx'],
    [{ ...base, name: '🏮'.repeat(33) }, 'experiments[0].name is too long with its emoji. Write at most 64 letters.'],
    [{ ...base, share: 0 }, 'experiments[0].share is 0. Write a number above 0 up to 1 without quotes such as 0.2'],
    [{ ...base, share: 1.01 }, 'experiments[0].share is 1.01. Write a number above 0 up to 1'],
    [{ ...base, share: '20%' }, 'experiments[0].share is "20%". Write a number above 0 up to 1'],
    [staged, 'experiments[0] does not say who takes part. Write "share": 0.2 for a fifth of the visitors, or stages.'],
    [
      { ...base, stages: [stage('2026-12-01', 0.1)] },
      'experiments[0] has share and stages. Write one of them: a share for all the time, or stages that grow.',
    ],
    [{ ...staged, stages: [] }, 'experiments[0].stages is []. Write when it grows, such as ['],
    [{ ...staged, stages: [{ share: 0.1 }] }, 'experiments[0].stages[0] lacks "from". Write the first day such as'],
    [{ ...staged, stages: [stage('soon', 0.1)] }, 'experiments[0].stages[0].from is "soon". Write a day such as'],
    [
      { ...staged, stages: [stage('2026-12-01', 2)] },
      'experiments[0].stages[0].share is 2. Write a number above 0 up to 1',
    ],
    [
      { ...staged, stages: [stage('2026-12-01', 0.5), stage('2026-12-08', 0.1)] },
      'experiments[0].stages[1].share is 0.1, less than in the stage before it. Who takes part stays in it: write at least 0.5',
    ],
    [
      { ...staged, stages: [stage('2026-12-08', 0.1), stage('2026-12-01', 0.5)] },
      'experiments[0].stages[1].from is "2026-12-01", which is not after the stage before it. Write a later day.',
    ],
    [
      { ...staged, stages: [stage('2026-12-08', 0.1), stage('2026-12-08', 0.5)] },
      'experiments[0].stages[1].from is "2026-12-08", which is not after the stage before it.',
    ],
    [
      { ...staged, stages: [stage('2026-12-01', 0.1), stage('2026-12-25', 0.5)], until: '2026-12-24' },
      'experiments[0].stages[1].from is "2026-12-25", which is not before until. Write an earlier day.',
    ],
    [
      { ...base, from: '2026-12-02', until: '2026-12-01' },
      'experiments[0].until is "2026-12-01", which is before from.',
    ],
    [{ ...base, until: 'Easter' }, 'experiments[0].until is "Easter". Write a day such as'],
  ])('that say %j are told: %s', (experiment, problem) => {
    const problems = problemsOf(experiment)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/\.$/)
    expect(problems[0]?.slice(0, problem.length)).toBe(problem)
  })

  test('have names of up to 64 letters, each once, since results are counted by them', () => {
    expect(problemsOf({ ...base, name: '🏮'.repeat(32) })).toEqual([])
    const other = { ...base, placement: 'cart' }
    expect(problemsOf(base, { ...other, name: 'F' })).toEqual([])
    for (const again of [other, { ...other, off: true }])
      expect(problemsOf(base, again)).toEqual([
        'experiments[1].name is "E", as that of experiments[0]. Write another: results are counted by name, also those of before.',
      ])
  })

  test('may not run at the same time on the same placement of the same site', () => {
    const other = { ...base, name: 'F' }
    expect(problemsOf(base, other)).toEqual([
      'experiments[1] ("F") may run at the same time as experiments[0] ("E"), both at home. Write another placement, other sites or other times, or "off": true.',
    ])
    expect(problemsOf(base, { ...other, sites: ['a'] })).toHaveLength(1)
    expect(problemsOf({ ...base, sites: ['a', 'b'] }, { ...other, sites: ['b', 'c'] })).toHaveLength(1)
    expect(problemsOf({ ...base, until: '2026-12-10' }, { ...other, from: '2026-12-10' })).toHaveLength(1)
    const stages = [stage('2026-12-01', 0.1), stage('2026-12-20', 1)]
    expect(problemsOf({ ...base, from: '2026-12-10' }, { ...staged, name: 'F', stages })).toHaveLength(1)
  })

  test('may share a placement where they never meet', () => {
    const other = { ...base, name: 'F' }
    expect(problemsOf(base, { ...other, placement: 'cart' })).toEqual([])
    expect(problemsOf(base, { ...other, off: true })).toEqual([])
    expect(problemsOf({ ...base, sites: ['a'] }, { ...other, sites: ['b'] })).toEqual([])
    expect(problemsOf({ ...base, until: '2026-12-10' }, { ...other, from: '2026-12-11' })).toEqual([])
    const stages = [stage('2026-12-11', 0.1)]
    expect(problemsOf({ ...base, until: '2026-12-10' }, { ...staged, name: 'F', stages })).toEqual([])
  })
})
