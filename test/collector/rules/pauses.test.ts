import { describe, expect, test } from 'vitest'
import { readFile } from './readFile.js'

const one = (pause: object) => readFile({ pauses: [{ name: 'P', ...pause }] })

describe('pauses in a file of rules', () => {
  test('are read with whom, where and when they keep blocks away, without those that are off', () => {
    const read = readFile({
      timeZone: 'Europe/Berlin',
      pauses: [
        { name: 'Everything' },
        { name: 'Off', off: true },
        {
          name: 'Warehouse trouble',
          visitors: 'new',
          sites: ['my-shop'],
          placements: ['home-top'],
          blocks: ['bestsellers'],
          from: '2026-12-01',
          until: '2026-12-01',
        },
      ],
    })
    expect(read).toMatchObject({
      off: 1,
      rules: [],
      pauses: [
        { name: 'Everything', visitors: 'all' },
        {
          name: 'Warehouse trouble',
          visitors: 'new',
          sites: ['my-shop'],
          placements: ['home-top'],
          blocks: ['bestsellers'],
          from: Date.parse('2026-11-30T23:00:00Z'),
          until: Date.parse('2026-12-01T23:00:00Z'),
        },
      ],
    })
    expect((read as { pauses: object[] }).pauses[0]).toEqual({ name: 'Everything', visitors: 'all' })
  })

  test.each<[object, string]>([
    [{ name: '' }, 'pauses[0].name is "". Write what you call the pause'],
    [{ visitors: 'old' }, 'pauses[0].visitors is "old". Write "all", or "new" for who is here for the first time'],
    [{ visitor: 'new' }, 'pauses[0] has an unknown field "visitor". Write one of: name, off, visitors, sites,'],
    [{ placements: 'home' }, 'pauses[0].placements is "home". Write a list of placements'],
    [{ blocks: ['horoscope'] }, 'pauses[0].blocks[0] is "horoscope". Write one of also-bought,'],
    [{ from: 'now' }, 'pauses[0].from is "now". Write a day such as "2026-12-24"'],
    [
      { from: '2026-12-02', until: '2026-12-01' },
      'pauses[0].until is "2026-12-01", which is before from. Write a later',
    ],
  ])('that say %j are told: %s', (pause, problem) => {
    const problems = one(pause) as string[]
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/\.$/)
    expect(problems[0]?.slice(0, problem.length)).toBe(problem)
  })
})
