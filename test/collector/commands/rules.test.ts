import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { addRules } from '../../../src/collector/commands/rules.js'
import { openStore } from '../../../src/collector/openStore.js'
import { temporaryDirectory } from '../temporaryDirectory.js'
import { shell } from './shell.js'

const grapevine = shell(addRules)

function fileWith(content: object): string {
  const file = join(temporaryDirectory(), 'rules.json')
  writeFileSync(file, JSON.stringify({ timeZone: 'Europe/Berlin', rules: [], ...content }))
  return file
}

const fileOf = (...rules: object[]) => fileWith({ rules })

describe('grapevine rules', () => {
  test('says in words what rules do', async () => {
    const { out, report } = await grapevine(
      'rules',
      'check',
      fileOf(
        { name: 'No alcohol', hide: { categories: ['Wine', 'Beer'] }, sites: ['kids'] },
        { name: 'Gifts', only: { tags: ['gift'], price: { from: 5, to: 50 } }, placements: ['home'] },
        { name: 'Own', only: { brands: ['Glow'] }, strict: true, blocks: ['bestsellers'] },
        { name: 'Ad', pin: ['A', 'B'], at: 3, from: '2026-12-01', until: '2026-12-24' },
        { name: 'Editor', list: ['1', '2', '3', '4', '5', '6', '7'] },
        { name: 'Red', boost: { attributes: { color: ['red'] }, anchorCategory: 'other' }, by: 0.5 },
        { name: 'Earn', margin: 0.5 },
        { name: 'Mix', diversity: { category: 0.3 } },
        { name: 'Mix both', diversity: { category: 0.3, brand: 0.25 } },
        { name: 'No mix', diversity: { brand: 0 } },
        { name: 'News', introduce: 0.15 },
        { name: 'Now', rotate: { among: 6, every: 'hour' }, placements: ['home'] },
        { name: 'Fresh', rotate: { among: 24, every: 'day' } },
        { name: 'Pharmacy', sensitive: 'show' },
        { name: 'Rush', pause: 4 },
        { name: 'Later', off: true, margin: 1 },
      ),
    )
    expect(out.split('\n').slice(0, -2)).toEqual([
      'No alcohol: never shows what is of the categories Wine, Beer, on kids.',
      'Gifts: shows what is of the tags gift and of prices from 5 to 50 first, others fill what is left, at home.',
      'Own: shows what is of the brands Glow and nothing else, even if the block stays empty, in bestsellers.',
      'Ad: puts A, B into slot 3 and those after it, from 2026-12-01 00:00 (Europe/Berlin), until 2026-12-25 00:00 (Europe/Berlin).',
      'Editor: shows 1, 2, 3, 4, 5 and 2 more in this order, others fill what is left, everywhere and always.',
      'Red: moves what is of color red and of other categories than that of what the block is about down: score times 0.5, everywhere and always.',
      'Earn: moves products with a high margin up: score times margin^0.5, everywhere and always.',
      'Mix: spreads the list: 30 % less for each product before it of the same category, everywhere and always.',
      'Mix both: spreads the list: 30 % less for each product before it of the same category, 25 % less for each product before it of the same brand, everywhere and always.',
      'No mix: changes nothing, since category and brand are 0, everywhere and always.',
      'News: keeps 15 % of the slots, the last ones, for what is new in the shop, everywhere and always.',
      'Now: lets the best 6 take turns: another order every hour, the better ones still first more often, at home.',
      'Fresh: lets the best 24 take turns: another order every day (Europe/Berlin), the better ones still first more often, everywhere and always.',
      'Pharmacy: treats sensitive products as any other, everywhere and always.',
      'Rush: pauses what is sold out within 4 hours at the present speed of its sales, everywhere and always.',
    ])
    expect(report).toEqual({ rules: 15, pauses: 0, experiments: 0, targets: 0, off: 1, unknown: 0 })
  })

  test.each<[object, object, boolean]>([
    [{}, {}, true],
    [{}, { placements: ['home'], blocks: ['trending'], sites: ['a'], from: '2026-12-01' }, true],
    [{ placements: ['home', 'cart'] }, { placements: ['home'] }, true],
    [{ placements: ['home'] }, { placements: ['home', 'cart'] }, false],
    [{ placements: ['home'] }, {}, false],
    [{ blocks: ['trending'] }, { blocks: ['bestsellers'] }, false],
    [{ sites: ['a'] }, { sites: ['b'] }, false],
    [{ from: '2026-12-02', until: '2026-12-24' }, { from: '2026-12-02', until: '2026-12-24' }, true],
    [{ from: '2026-12-02' }, { from: '2026-12-01' }, false],
    [{ until: '2026-12-24' }, { until: '2026-12-25' }, false],
    [{ until: '2026-12-24' }, {}, false],
  ])('says which rule never holds since another lets the same take turns: %o before %o', async (wide, narrow, isSaid) => {
    const rotate = { among: 6, every: 'hour' }
    const { out } = await grapevine(
      'rules',
      'check',
      fileOf({ name: 'Other', margin: 1 }, { name: 'First', rotate, ...wide }, { name: 'Second', rotate, ...narrow }),
    )
    const [, first, second] = out.split('\n')
    expect(first).not.toContain('never')
    if (isSaid)
      expect(second).toContain(' It never holds, since "First" stands before it and lets the same blocks take turns.')
    else expect(second).not.toContain('never')
  })

  test('says in words what pauses do and what experiments try', async () => {
    const { out, report } = await grapevine(
      'rules',
      'check',
      fileWith({
        pauses: [
          { name: 'Stop' },
          { name: 'Trouble', visitors: 'new', placements: ['home-top'], until: '2026-12-01' },
          { name: 'Old', off: true },
        ],
        experiments: [
          { name: 'Words', placement: 'home-top', share: 0.125, change: { heading: 'Loved by others' } },
          { name: 'More', placement: 'home-end', share: 1, change: { limit: 8 }, from: '2026-12-01' },
          { name: 'Row', placement: 'search', share: 0.5, change: { layout: 'row' } },
          { name: 'Trend', placement: 'product', share: 0.5, change: { type: 'trending' } },
          {
            name: 'Any',
            placement: 'cart',
            sites: ['kids'],
            stages: [
              { from: '2026-12-01', share: 0.1 },
              { from: '2026-12-08', share: 0.5 },
            ],
            until: '2026-12-24',
            control: 'hidden',
          },
        ],
      }),
    )
    expect(out.split('\n').slice(0, -2)).toEqual([
      'Stop: shows blocks to nobody, everywhere and always.',
      'Trouble: shows blocks to nobody who is here for the first time, at home-top, until 2026-12-02 00:00 (Europe/Berlin).',
      'Words: tries the heading "Loved by others" against the block as it is, with 12.5 % of the visitors, half of them in each group, at home-top.',
      'More: tries 8 products against the block as it is, with 100 % of the visitors from 2026-12-01 00:00 (Europe/Berlin), half of them in each group, at home-end.',
      'Row: tries the layout row against the block as it is, with 50 % of the visitors, half of them in each group, at search.',
      'Trend: tries a block of trending against the block as it is, with 50 % of the visitors, half of them in each group, at product.',
      'Any: tries the block against none, with 10 % of the visitors from 2026-12-01 00:00 (Europe/Berlin), 50 % from 2026-12-08 00:00 (Europe/Berlin), half of them in each group, at cart, on kids, until 2026-12-25 00:00 (Europe/Berlin).',
    ])
    expect(report).toEqual({ rules: 0, pauses: 2, experiments: 5, targets: 0, off: 1, unknown: 0 })
  })

  test('says in words whom targets are for and when they rest', async () => {
    const { out, report } = await grapevine(
      'rules',
      'check',
      fileWith({
        experiments: [{ name: 'Words', placement: 'home-top', share: 1, change: { limit: 8 }, until: '2026-12-01' }],
        targets: [
          {
            name: 'Welcome',
            placements: ['home-top'],
            segments: ['first-time', 'returning'],
            change: { type: 'bestsellers', heading: 'Start here', limit: 4 },
          },
          { name: 'Away', blocks: ['cross-sell'], placements: ['cart'], segments: ['lapsed'], hidden: true },
          { name: 'Later', segments: ['buyer'], change: { layout: 'row' }, from: '2026-12-03' },
          { name: 'Again', segments: ['repeat-buyer'], change: { heading: 'Again' } },
        ],
      }),
    )
    expect(out.split('\n').slice(1, -2)).toEqual([
      'Welcome: shows a block of bestsellers, the heading "Start here" and 4 products to who is here for the first time, or who comes back and has not ordered, at home-top. It rests while an experiment runs: "Words" at home-top.',
      'Away: hides blocks from who has ordered, but not for 90 days, in cross-sell, at cart.',
      'Later: shows the layout row to who has ordered once, from 2026-12-03 00:00 (Europe/Berlin).',
      'Again: shows the heading "Again" to who has ordered twice or more, everywhere and always. It rests while an experiment runs: "Words" at home-top.',
    ])
    expect(report).toEqual({ rules: 0, pauses: 0, experiments: 1, targets: 4, off: 0, unknown: 0 })
  })

  test('says whom the days after which a buyer is lapsed are about, and whether any target is for them', async () => {
    const linesOf = async (segment: string, lapsedDays: number) => {
      const target = { name: 'T', segments: [segment], hidden: true }
      const { out } = await grapevine('rules', 'check', fileWith({ lapsedDays, targets: [target] }))
      return out.split('\n').slice(0, -2)
    }
    const told = 'lapsedDays: who has ordered, but not for 60 days, is lapsed, and no buyer or repeat-buyer.'
    expect(await linesOf('lapsed', 60)).toEqual([
      told,
      'T: hides blocks from who has ordered, but not for 60 days, everywhere and always.',
    ])
    expect(await linesOf('buyer', 60)).toEqual([told, expect.stringContaining('who has ordered once')])
    expect(await linesOf('returning', 60)).toEqual([
      `${told} No target is for any of these, so that it changes nothing.`,
      expect.stringContaining('who comes back'),
    ])
    expect((await linesOf('lapsed', 1))[1]).toContain('but not for 1 day,')
  })

  test('names what the catalog does not have', async () => {
    const data = temporaryDirectory()
    const store = openStore(data)
    store.catalog.upsert('demo', [
      { id: 'A', title: 'A', availability: 'in_stock', categories: ['Lamps'], source: 'catalog' },
    ])
    await store.close()
    const file = fileOf(
      { name: 'P', pin: ['A', 'B'] },
      { name: 'H', hide: { categories: ['Lamp'] } },
      { name: 'Elsewhere', hide: { tags: ['x'] }, sites: ['other'] },
    )
    const { err, report } = await grapevine('rules', 'check', file, '--data', data)
    expect(err.trimEnd().split('\n')).toEqual([
      'Rule "P": no product of demo has the product "B".',
      'Rule "H": no product of demo has the category "Lamp".',
    ])
    expect(report).toMatchObject({ rules: 3, off: 0, unknown: 2 })
  })

  test('says what is wrong, a line for each mistake', async () => {
    const file = fileOf({ name: 'x', margin: 'y' }, { margin: 1 })
    await expect(grapevine('rules', 'check', file)).rejects.toThrow(
      /rules\[1\] lacks "name".*\n.*rules\[0\]\.margin is "y"|rules\[0\]\.margin is "y".*\n.*rules\[1\] lacks "name"/s,
    )
  })

  test('prints a schema by which editors come to the same verdict', async () => {
    const { out } = await grapevine('rules', 'schema')
    const validate = new Ajv().compile(JSON.parse(out))
    expect(validate({ rules: [{ name: 'x', margin: 1 }] })).toBe(true)
    expect(validate({ rules: [{ name: 'x', margin: 'y' }] })).toBe(false)
    expect(validate({ rules: [{ name: 'x', margin: 1, pin: ['A'] }] })).toBe(false)
    const experiment = { name: 'x', placement: 'p', share: 0.5 }
    const isGood = (more: object) => validate({ rules: [], experiments: [{ ...experiment, ...more }] })
    expect([isGood({ control: 'hidden' }), isGood({ change: { limit: 8 } })]).toEqual([true, true])
    expect([isGood({}), isGood({ change: { limit: 8, layout: 'row' } })]).toEqual([false, false])
    const aims = (more: object) => validate({ rules: [], targets: [{ name: 'x', hidden: true, ...more }] })
    expect([{ lapsedDays: 60 }, { lapsedDays: 0 }].map(more => validate({ rules: [], ...more }))).toEqual([true, false])
    expect([aims({ segments: ['buyer'] }), aims({ segments: ['vip'] }), aims({})]).toEqual([true, false, false])
  })
})
