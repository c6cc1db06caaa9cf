import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PACKAGE_ROOT } from '../../../src/collector/packageRoot.js'
import { readRules } from '../../../src/collector/rules/readRules.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

function read(content: string | Uint8Array | object) {
  const file = join(temporaryDirectory(), 'rules.json')
  const isBytes = typeof content === 'string' || content instanceof Uint8Array
  writeFileSync(file, isBytes ? content : JSON.stringify(content))
  const result = readRules(file)
  if (result.ok) return result
  for (const problem of result.problems) expect(problem.startsWith(`${file}: `)).toBe(true)
  return { ok: false as const, problems: result.problems.map(problem => problem.slice(file.length + 2)) }
}

const one = (rule: object) => read({ rules: [{ name: 'R', ...rule }] })
const problemsOf = (result: ReturnType<typeof read>) => (result.ok ? [] : result.problems)

describe('a file of rules', () => {
  test('is read with where and when its rules hold', () => {
    const result = read({
      $schema: './rules.schema.json',
      timeZone: 'Europe/Berlin',
      rules: [
        {
          name: 'Christmas',
          sites: ['my-shop'],
          placements: ['home-top'],
          blocks: ['bestsellers'],
          from: '2026-12-01',
          until: '2026-12-24',
          boost: { tags: ['christmas'], price: { to: 50 } },
          by: 2,
        },
        { name: 'Off', off: true, hide: { brands: ['Glow'] } },
      ],
    })
    expect(result).toEqual({
      ok: true,
      off: 1,
      timeZone: 'Europe/Berlin',
      pauses: [],
      experiments: [],
      targets: [],
      rules: [
        {
          name: 'Christmas',
          sites: ['my-shop'],
          placements: ['home-top'],
          blocks: ['bestsellers'],
          from: Date.parse('2026-11-30T23:00:00Z'),
          until: Date.parse('2026-12-24T23:00:00Z'),
          effect: { kind: 'boost', match: { tags: ['christmas'], price: { to: 50 } }, by: 2 },
        },
      ],
    })
  })

  test.each([
    [{ hide: { products: ['A'] } }, { kind: 'hide', match: { products: ['A'] } }],
    [{ pause: 4 }, { kind: 'pause', hours: 4 }],
    [{ only: { brands: ['A'] } }, { kind: 'only', match: { brands: ['A'] }, strict: false }],
    [
      { only: { brands: ['A'] }, strict: true },
      { kind: 'only', match: { brands: ['A'] }, strict: true },
    ],
    [{ pin: ['A'] }, { kind: 'pin', products: ['A'], at: 1 }],
    [
      { pin: ['A'], at: 3 },
      { kind: 'pin', products: ['A'], at: 3 },
    ],
    [{ list: ['A', 'B'] }, { kind: 'list', products: ['A', 'B'], strict: false }],
    [{ margin: 0 }, { kind: 'margin', exponent: 0 }],
    [{ diversity: { brand: 0.2 } }, { kind: 'diversity', category: 0, brand: 0.2 }],
    [{ introduce: 0.2 }, { kind: 'introduce', share: 0.2 }],
    [{ introduce: 0 }, { kind: 'introduce', share: 0 }],
    [{ rotate: { among: 24, every: 'day' } }, { kind: 'rotate', among: 24, every: 'day', timeZone: 'UTC' }],
    [{ sensitive: 'show' }, { kind: 'sensitive' }],
  ])('may say %j', (rule, effect) => {
    const result = one(rule)
    expect(result.ok && result.rules).toEqual([{ name: 'R', effect }])
  })

  test('tells its zone to what turns with its days', () => {
    const rules = [{ name: 'R', rotate: { among: 48, every: 'week' } }]
    const result = read({ timeZone: 'Europe/Berlin', rules })
    const effect = { kind: 'rotate', among: 48, every: 'week', timeZone: 'Europe/Berlin' }
    expect(result.ok && result.rules).toEqual([{ name: 'R', effect }])
    expect(problemsOf(read({ timeZone: 'Berlin', rules }))).toEqual([expect.stringMatching(/^timeZone is "Berlin"\./)])
  })

  test('may name times of the day, with an offset of its own', () => {
    const result = one({ margin: 1, from: '2026-12-24 09:30', until: '2026-12-24T14:00+02:00' })
    expect(result.ok && result.rules[0]).toMatchObject({
      from: Date.parse('2026-12-24T09:30:00Z'),
      until: Date.parse('2026-12-24T12:00:00Z'),
    })
  })

  test.each<[object, string]>([
    [{ bost: {}, margin: 1 }, 'rules[0] has an unknown field "bost". Write one of: name, off, sites,'],
    [{ boost: { brand: ['A'] }, by: 2 }, 'rules[0].boost has an unknown field "brand". Write one of: products,'],
    [{ boost: { brands: ['A'] } }, 'rules[0] has "boost" and lacks "by". Write a number from 0.01 to 100'],
    [{ boost: { brands: ['A'] }, by: '2' }, 'rules[0].by is "2". Write a number from 0.01 to 100 without quotes'],
    [{ boost: { brands: ['A'] }, by: 0 }, 'rules[0].by is 0. Write a number from 0.01 to 100'],
    [{ introduce: 0.6 }, 'rules[0].introduce is 0.6. Write a number from 0 to 0.5 without quotes: the share of'],
    [{ introduce: '20%' }, 'rules[0].introduce is "20%". Write a number from 0 to 0.5 without quotes'],
    [
      { rotate: 24 },
      'rules[0].rotate is 24. Write how many of the best take turns in the slots, and how often, such as {',
    ],
    [{ rotate: { among: 24 } }, 'rules[0].rotate lacks "every". Write "hour", "day" or "week": when the order changes'],
    [{ rotate: { every: 'day' } }, 'rules[0].rotate lacks "among". Write a whole number from 2 to 48 without quotes'],
    [{ rotate: { among: 1, every: 'day' } }, 'rules[0].rotate.among is 1. Write a whole number from 2 to 48'],
    [{ rotate: { among: 49, every: 'day' } }, 'rules[0].rotate.among is 49. Write a whole number from 2 to 48'],
    [{ rotate: { among: 2.5, every: 'day' } }, 'rules[0].rotate.among is 2.5. Write a whole number from 2 to 48'],
    [{ rotate: { among: 9, every: 'month' } }, 'rules[0].rotate.every is "month". Write "hour", "day" or "week"'],
    [
      { rotate: { among: 9, every: 'day', of: 1 } },
      'rules[0].rotate has an unknown field "of". Write one of: among, every.',
    ],
    [{ pause: 0 }, 'rules[0].pause is 0. Write a number of hours up to 168'],
    [{ hide: {} }, 'rules[0].hide is {}. Write products that are never shown: {'],
    [{ hide: { products: 'A' } }, 'rules[0].hide.products is "A". Write a list of product ids'],
    [{ hide: { products: [7] } }, 'rules[0].hide.products[0] is 7. Write a text in quotes.'],
    [{ hide: { attributes: { 'a b': 'x' } } }, 'rules[0].hide.attributes["a b"] is "x". Write a list of values'],
    [{ hide: { price: { from: 'NaN' } } }, 'rules[0].hide.price.from is "NaN". Write the lowest price such as 10'],
    [{ pin: ['A'], list: ['B'] }, 'rules[0] does several things at once (pin, list). Write one of hide, pause,'],
    [{}, 'rules[0] does nothing. Write one of hide, pause, only, pin,'],
    [{ margin: 1, blocks: ['horoscope'] }, 'rules[0].blocks[0] is "horoscope". Write one of also-bought,'],
    [{ margin: 1, name: '' }, 'rules[0].name is "". Write what you call the rule'],
    [{ margin: 1, from: 'soon' }, 'rules[0].from is "soon". Write a day such as "2026-12-24"'],
    [{ margin: 1, until: '2026-02-30' }, 'rules[0].until is "2026-02-30". Write a day'],
    [{ margin: 1, from: '2026-12-24', until: '2026-12-01' }, 'rules[0].until is "2026-12-01", which is before from.'],
    [{ margin: 1, at: 2 }, 'rules[0] has "at" and lacks "pin". Write a list of product ids'],
  ])('that says %j is told: %s', (rule, problem) => {
    const problems = problemsOf(one(rule))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/\.$/)
    expect(problems[0]?.slice(0, problem.length)).toBe(problem)
  })

  test.each<[string | Uint8Array | object, string]>([
    [[], 'The file is []. Write an object such as { "rules": [] }.'],
    [{}, 'The file lacks "rules". Write a list of rules'],
    [{ rules: {} }, 'rules is {}. Write a list of rules'],
    [{ rules: [], pauses: {} }, 'pauses is {}. Write a list of pauses'],
    [
      { rules: [], experiment: [] },
      'The file has an unknown field "experiment". Write one of: $schema, timeZone, pauses,',
    ],
    [{ rules: [{ margin: 1 }] }, 'rules[0] lacks "name". Write what you call the rule'],
    [{ rules: [], timeZone: 'Moon/Base' }, 'timeZone is "Moon/Base". Write a name such as "Europe/Berlin"'],
    [
      '{\n  "rules": [\n    { "name": "x", }\n  ]\n}',
      '"}" cannot stand at line 3, column 20. Take away the comma before it',
    ],
    ['{ "rules": [] // all\n}', '"/" cannot stand at line 1, column 15. JSON has no comments'],
    ["{ 'rules': [] }", '"\'" cannot stand at line 1, column 3. Write double quotes.'],
    ['{ "rules": [{ "name": "x" "margin": 1 }] }', '"\\"" cannot stand at line 1, column 27. Write a comma'],
    ['{ "rules": [{ "name": "x", "margin": NaN }] }', '"N" cannot stand at line 1, column 38.'],
    ['{ "rules": [', 'it ends too early, at line 1, column 13. Close what is open'],
    ['', 'it ends too early, at line 1, column 1.'],
    [Uint8Array.of(0x7b, 0xff), 'it is no UTF-8 text. Save it as UTF-8.'],
  ])('%j is told: %s', (content, problem) => {
    const problems = problemsOf(read(content))
    expect(problems).toHaveLength(1)
    expect(problems[0]?.slice(0, problem.length)).toBe(problem)
  })

  test('stands in the guide as it can be used', () => {
    const guide = readFileSync(join(PACKAGE_ROOT, 'guide/merchandising.md'), 'utf8')
    const [example = ''] = /\{\n {2}"\$schema"[\s\S]*?\n\}/.exec(guide) ?? []
    expect(read(example)).toMatchObject({ ok: true, rules: { length: 7 } })
    const [switches = ''] = /\{\n {2}"timeZone"[\s\S]*?\n\}/.exec(guide) ?? []
    expect(read(switches)).toMatchObject({ ok: true, pauses: { length: 2 }, experiments: { length: 2 } })
    const [targets = ''] = /\{\n {2}"rules": \[\],\n {2}"lapsedDays"[\s\S]*?\n\}/.exec(guide) ?? []
    expect(read(targets)).toMatchObject({ ok: true, targets: { length: 3 }, lapsedDays: 60 })
  })

  test('that is not there is told, and a mark of the encoding is none of its signs', () => {
    const result = readRules('/nowhere/rules.json')
    expect(result).toEqual({
      ok: false,
      problems: ['/nowhere/rules.json: it cannot be read (ENOENT). Check the path and the rights.'],
    })
    expect(read('\ufeff{ "rules": [] }')).toEqual({
      ok: true,
      rules: [],
      pauses: [],
      experiments: [],
      targets: [],
      off: 0,
      timeZone: 'UTC',
    })
  })

  test('with other mistakes too names a time zone that is none', () => {
    const zone = 'timeZone is "Moon/Base". Write a name such as "Europe/Berlin" or "UTC".'
    const problems = (file: object) => problemsOf(read({ timeZone: 'Moon/Base', ...file }))
    expect(problems({ rules: [{ name: 'x' }] })).toEqual([expect.stringContaining('rules[0] does nothing'), zone])
    expect(problems({ rules: [{ name: 'x', margin: 1, from: 'soon' }] })).toEqual([
      zone,
      expect.stringContaining('rules[0].from is "soon"'),
    ])
    expect(problemsOf(read({ timeZone: 7, rules: [] }))).toEqual([expect.stringContaining('timeZone is 7')])
  })

  test('with many mistakes names the first of them and counts the rest', () => {
    const rules = Array.from({ length: 30 }, () => ({ name: 'x', margin: 'y' }))
    const problems = problemsOf(read({ rules }))
    expect(problems).toHaveLength(21)
    expect(problems.at(-1)).toContain('There are 10 more')
  })
})
