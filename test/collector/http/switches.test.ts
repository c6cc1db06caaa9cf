import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CollectorOptions } from '../../../src/collector/CollectorOptions.js'
import type { Collector } from '../../../src/collector/createCollector.js'
import { batchOf, orderOf, post, recommend, startCollector } from '../collector.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

interface Switched {
  pauses?: object[]
  experiments?: object[]
  targets?: object[]
  lapsedDays?: number
}

async function withSwitches(switched: Switched, options: Partial<CollectorOptions> = {}) {
  const file = join(temporaryDirectory(), 'rules.json')
  const write = (content: Switched) => writeFileSync(file, JSON.stringify({ rules: [], ...content }))
  write(switched)
  const collector = await startCollector({ rules: file, ...options })
  await post(collector, batchOf([orderOf('1', ['A', 'B'])]))
  await post(collector, batchOf([orderOf('2', ['A'])]))
  return { collector, write, file }
}

const block = async (collector: Collector, query: string) => (await recommend(collector, query)).blocks[0]!
const shown = async (collector: Collector, query: string) => (await block(collector, query)).items.map(({ id }) => id)

const trial = { name: 'Home', placement: 'home', share: 0.2, change: { heading: 'Loved "by" others' } }
const told = { name: 'Home', share: 0.2, change: { heading: 'Loved "by" others' } }

describe('a collector whose blocks are paused', () => {
  test('answers no products for all, and says so; elsewhere it answers as ever', async () => {
    const { collector } = await withSwitches({ pauses: [{ name: 'P', placements: ['home'] }], experiments: [trial] })
    expect(await block(collector, 'bestsellers;placement=home')).toEqual({
      type: 'bestsellers',
      placement: 'home',
      recommendationId: expect.stringMatching(/^[0-9a-f]{32}$/),
      source: 'paused',
      ageMs: 0,
      paused: 'all',
      items: [],
    })
    for (const query of ['bestsellers;placement=cart', 'bestsellers']) {
      expect(await shown(collector, query)).toEqual(['A', 'B'])
      expect(await block(collector, query)).not.toHaveProperty('paused')
    }
  })

  test('answers products for who has been here before, and says that new visitors see none', async () => {
    const { collector } = await withSwitches({ pauses: [{ name: 'P', visitors: 'new' }], experiments: [trial] })
    const answer = await block(collector, 'bestsellers;placement=home')
    expect(answer).toMatchObject({ source: 'primary', paused: 'new', experiment: told })
    expect(answer.items.map(({ id }) => id)).toEqual(['A', 'B'])
  })

  test('keeps the products of a block that is paused for others of a distinct answer', async () => {
    const { collector } = await withSwitches({ pauses: [{ name: 'P', placements: ['home'] }] })
    const url = `${collector.url}/v1/recommendations?site=demo&distinct=1&b=bestsellers;placement=home&b=bestsellers`
    const { blocks } = (await (await fetch(url)).json()) as Awaited<ReturnType<typeof recommend>>
    expect(blocks.map(({ items }) => items.map(({ id }) => id))).toEqual([[], ['A', 'B']])
  })
})

describe('a collector with an experiment', () => {
  test('tells of it at its placement alone, with products as ever', async () => {
    const { collector } = await withSwitches({ experiments: [trial] })
    const answer = await block(collector, 'bestsellers;placement=home')
    expect([answer.experiment, answer.source]).toEqual([told, 'primary'])
    expect(answer).not.toHaveProperty('paused')
    expect(answer.items.map(({ id }) => id)).toEqual(['A', 'B'])
    for (const query of ['bestsellers', 'bestsellers;placement=cart'])
      expect(await block(collector, query)).not.toHaveProperty('experiment')
  })

  test('says that control sees no block', async () => {
    const { collector } = await withSwitches({
      experiments: [{ name: 'Any', placement: 'home', share: 1, control: 'hidden' }],
    })
    const { experiment } = await block(collector, 'trending;placement=home')
    expect(experiment).toEqual({ name: 'Any', share: 1, control: 'hidden' })
  })

  test('answers the same to everybody, so that caches may keep it', async () => {
    const { collector } = await withSwitches({ experiments: [trial], pauses: [{ name: 'P', visitors: 'new' }] })
    const url = `${collector.url}/v1/recommendations?site=demo&b=bestsellers;placement=home`
    const answers = await Promise.all(
      ['one', 'two'].map(async cookie => {
        const response = await fetch(url, { headers: { cookie, 'user-agent': cookie } })
        const { headers } = response
        return [headers.get('cache-control'), headers.get('vary'), headers.get('etag'), await response.text()]
      }),
    )
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]?.slice(0, 2)).toEqual(['public, max-age=60, stale-while-revalidate=300', null])
  })

  test('keeps it to its site', async () => {
    const switched = {
      experiments: [{ ...trial, sites: ['one'] }],
      pauses: [{ name: 'P', sites: ['one'], blocks: ['trending'] }],
    }
    const { collector } = await withSwitches(switched, { sites: ['one', 'demo'] })
    const first = async (site: string, type: string) => {
      const response = await fetch(`${collector.url}/v1/recommendations?site=${site}&b=${type};placement=home`)
      return ((await response.json()) as Awaited<ReturnType<typeof recommend>>).blocks[0]
    }
    expect([await first('one', 'bestsellers'), await first('one', 'trending')]).toMatchObject([
      { experiment: told },
      { paused: 'all' },
    ])
    expect(await first('demo', 'bestsellers')).not.toHaveProperty('experiment')
    expect(await first('demo', 'trending')).not.toHaveProperty('paused')
  })
})

describe('a collector with targets', () => {
  const welcome = { name: 'Welcome', segments: ['first-time'], change: { heading: 'Start "here"' } }
  const away = { name: 'Away', segments: ['lapsed'], hidden: true }

  test('tells of them where they are, with products as ever, to everybody alike', async () => {
    const { collector } = await withSwitches({ targets: [{ ...welcome, placements: ['home'] }, away] })
    const answer = await block(collector, 'bestsellers;placement=home')
    expect(answer).toMatchObject({ source: 'primary', targets: [welcome, away] })
    expect(answer.items.map(({ id }) => id)).toEqual(['A', 'B'])
    expect((await block(collector, 'bestsellers')).targets).toEqual([away])
  })

  test('tells of none where an experiment runs or all is paused, and of both beside a pause for new visitors', async () => {
    const { collector, write } = await withSwitches({ targets: [away], experiments: [trial] })
    const query = 'bestsellers;placement=home'
    expect(await block(collector, query)).not.toHaveProperty('targets')
    expect(await block(collector, 'bestsellers')).toMatchObject({ targets: [away] })
    write({ targets: [away], pauses: [{ name: 'P' }] })
    collector.reloadRules()
    expect(await block(collector, query)).not.toHaveProperty('targets')
    write({ targets: [away], pauses: [{ name: 'P', visitors: 'new' }] })
    collector.reloadRules()
    expect(await block(collector, query)).toMatchObject({ paused: 'new', targets: [away] })
    write({})
    collector.reloadRules()
    expect(await block(collector, query)).not.toHaveProperty('targets')
  })

  test('tells after how many days a buyer is lapsed, where that is not as pages know it, until it is over', async () => {
    const { collector, write } = await withSwitches({ targets: [{ ...away, placements: ['home'] }], lapsedDays: 60 })
    expect(await block(collector, 'bestsellers;placement=home')).toMatchObject({ targets: [away], lapsedDays: 60 })
    expect(await block(collector, 'bestsellers')).toMatchObject({ lapsedDays: 60 })
    for (const lapsedDays of [90, undefined]) {
      write({ targets: [away], ...(lapsedDays && { lapsedDays }) })
      collector.reloadRules()
      expect(await block(collector, 'bestsellers')).not.toHaveProperty('lapsedDays')
    }
    write({ pauses: [{ name: 'P' }], lapsedDays: 60 })
    collector.reloadRules()
    expect(await block(collector, 'bestsellers')).not.toHaveProperty('lapsedDays')
  })

  test('keeps them to their site', async () => {
    const { collector } = await withSwitches({ targets: [{ ...away, sites: ['one'] }] }, { sites: ['one', 'demo'] })
    const first = async (site: string) => {
      const response = await fetch(`${collector.url}/v1/recommendations?site=${site}&b=bestsellers`)
      return ((await response.json()) as Awaited<ReturnType<typeof recommend>>).blocks[0]
    }
    expect([(await first('one'))?.targets, (await first('demo'))?.targets]).toEqual([[away], undefined])
  })
})

describe('what is kept of answers', () => {
  test('is not used once a pause, an experiment or a stage begins or ends', async () => {
    const start = Date.now()
    let now = start
    const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString()
    const { collector } = await withSwitches(
      {
        pauses: [{ name: 'P', from: at(3), until: at(4) }],
        experiments: [
          {
            name: 'E',
            placement: 'home',
            control: 'hidden',
            stages: [
              { from: at(1), share: 0.1 },
              { from: at(2), share: 0.5 },
            ],
            until: at(5),
          },
        ],
      },
      { clock: () => now },
    )
    const seen = []
    for (const minutes of [0, 0.9, 1, 1.9, 2, 2.9, 3, 3.9, 4, 4.9, 5]) {
      now = start + minutes * 60_000
      const { paused, experiment } = await block(collector, 'bestsellers;placement=home')
      seen.push(paused ?? experiment?.share)
    }
    expect(seen).toEqual([undefined, undefined, 0.1, 0.1, 0.5, 0.5, 'all', 'all', 0.5, 0.5, undefined])
  })

  test('is not used once the file says something else, and is as long as it says nothing that can be used', async () => {
    const { collector, write, file } = await withSwitches({})
    const query = 'bestsellers;placement=home'
    const state = async () => {
      const { paused, experiment } = await block(collector, query)
      return [paused, experiment?.name]
    }
    expect(await state()).toEqual([undefined, undefined])
    write({ experiments: [trial] })
    collector.reloadRules()
    expect(await state()).toEqual([undefined, 'Home'])
    write({ pauses: [{ name: 'P' }] })
    collector.reloadRules()
    expect(await state()).toEqual(['all', undefined])
    writeFileSync(file, JSON.stringify({ rules: [], experiments: [trial, trial] }))
    collector.reloadRules()
    expect(await state()).toEqual(['all', undefined])
    write({})
    collector.reloadRules()
    expect(await state()).toEqual([undefined, undefined])
    expect(await shown(collector, query)).toEqual(['A', 'B'])
  })
})

test('pauses and experiments hold after a start that goes on from stored models', async () => {
  const data = temporaryDirectory()
  const switched = { pauses: [{ name: 'P', blocks: ['trending'] }], experiments: [trial] }
  const { collector, file } = await withSwitches(switched, { data })
  await collector.close()
  const again = await startCollector({ data, rules: file })
  expect(await block(again, 'bestsellers;placement=home')).toMatchObject({ source: 'primary', experiment: told })
  expect(await block(again, 'trending')).toMatchObject({ source: 'paused', paused: 'all' })
})

test('a collector is not started with an experiment that cannot be used', async () => {
  const two = { ...trial, change: { limit: 8, layout: 'row' } }
  await expect(withSwitches({ experiments: [two] })).rejects.toThrow('one thing at a time: make two of it')
})
