import { describe, expect, test } from 'vitest'
import type { ReadFile } from '../../../src/collector/rules/readRules.js'
import { SEGMENTS } from '../../../src/protocol/segment.js'
import { readFile } from './readFile.js'

const welcome = { name: 'Welcome', segments: ['first-time'], change: { type: 'bestsellers', heading: 'Start here' } }
const away = { name: 'Away', segments: ['lapsed'], hidden: true }

const problemsOf = (...targets: object[]) => {
  const read = readFile({ targets })
  return Array.isArray(read) ? read : []
}

describe('targets in a file of rules', () => {
  test('are read with whom they are for, what is another, where and when, without those that are off', () => {
    const where = { sites: ['my-shop'], placements: ['home'], blocks: ['cross-sell'] }
    const read = readFile({
      timeZone: 'Europe/Berlin',
      targets: [
        welcome,
        { ...away, name: 'Off', off: true },
        { ...away, ...where, from: '2026-12-01', until: '2026-12-24' },
      ],
    }) as ReadFile
    expect(read).toMatchObject({ off: 1, rules: [], pauses: [], experiments: [] })
    expect(read.targets).toEqual([
      welcome,
      {
        ...away,
        ...where,
        from: Date.parse('2026-11-30T23:00:00Z'),
        until: Date.parse('2026-12-24T23:00:00Z'),
      },
    ])
  })

  test('may be for each of the five segments, and change one thing or several', () => {
    expect(SEGMENTS).toHaveLength(5)
    expect(problemsOf({ ...welcome, segments: [...SEGMENTS] })).toEqual([])
    expect(problemsOf({ ...welcome, change: { limit: 4 } })).toEqual([])
    expect(problemsOf({ ...welcome, change: { type: 'trending', heading: 'x', limit: 4, layout: 'row' } })).toEqual([])
  })

  test.each([
    [
      { ...away, segments: ['vip'] },
      'targets[0].segments[0] is "vip". Write one of the five segments in quotes: lapsed, repeat-buyer, buyer, returning, first-time.',
    ],
    [{ ...away, segments: [] }, /targets\[0\]\.segments is \[\]\. Write a list of segments such as \["buyer"\]/],
    [{ ...away, segments: ['buyer', 'buyer'] }, /targets\[0\]\.segments is .* each once/],
    [{ ...away, segments: 'buyer' }, /targets\[0\]\.segments is "buyer"\. Write a list/],
    [{ name: 'x', hidden: true }, /targets\[0\] lacks "segments"\. Write a list of segments/],
    [
      { name: 'x', segments: ['buyer'] },
      'targets[0] changes nothing. Write "change": { "type": "trending" } to change the block, or "hidden": true to show none.',
    ],
    [{ ...welcome, hidden: true }, /targets\[0\] has hidden and change\. Write one of them/],
    [{ ...away, hidden: false }, 'targets[0].hidden is false. Write true: these shoppers see no block.'],
    [{ ...welcome, change: {} }, /targets\[0\]\.change is \{\}\. Write what is another for these shoppers/],
    [{ ...welcome, change: { color: 'red' } }, /unknown field "color"\. Write one of: type, heading, limit, layout/],
    [{ ...away, placement: 'home' }, /targets\[0\] has an unknown field "placement"\. Write one of: .*placements/],
    [{ ...away, from: 'soon' }, /targets\[0\]\.from is "soon"/],
    [{ ...away, name: '🛒'.repeat(33) }, 'targets[0].name is too long with its emoji. Write at most 64 letters.'],
  ])('are refused with what to write: %j', (target, sentence) => {
    const problems = problemsOf(target)
    expect(problems).toHaveLength(1)
    if (typeof sentence === 'string') expect(problems[0]).toContain(sentence)
    else expect(problems[0]).toMatch(sentence)
  })

  test('go by the days after which a buyer is lapsed, which the file says at its top', () => {
    expect(readFile({ targets: [away] })).not.toHaveProperty('lapsedDays')
    for (const lapsedDays of [1, 60, 730]) expect(readFile({ lapsedDays })).toMatchObject({ lapsedDays })
    for (const lapsedDays of [0, -1, 731, 60.5, '60', null])
      expect(readFile({ lapsedDays })).toEqual([
        `lapsedDays is ${JSON.stringify(lapsedDays)}. Write a whole number of days from 1 to 730, without quotes, such as 60: who has ordered, but not for so long, is lapsed; 90 where it is not said.`,
      ])
    expect(problemsOf({ ...away, lapsedDays: 60 })).toEqual([
      'targets[0] has an unknown field "lapsedDays". Write it at the top of the file, beside "rules".',
    ])
  })

  test('of one name are refused, also where one is off', () => {
    expect(problemsOf(away, { ...welcome, name: 'Away', off: true })).toEqual([
      expect.stringContaining('targets[1].name is "Away", as that of targets[0]. Write another'),
    ])
  })
})
