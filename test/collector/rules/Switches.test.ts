import { describe, expect, test } from 'vitest'
import type { Experiment } from '../../../src/collector/rules/Experiment.js'
import type { Pause } from '../../../src/collector/rules/Pause.js'
import { Switches } from '../../../src/collector/rules/Switches.js'
import type { Target } from '../../../src/collector/rules/Target.js'

const pausing = (...pauses: Partial<Pause>[]) =>
  new Switches(
    pauses.map(pause => ({ name: 'P', visitors: 'all', ...pause })),
    [],
  )
const home = { type: 'bestsellers', placement: 'home' } as const
const bare = { type: 'bestsellers' } as const

describe('pauses', () => {
  test('keep all blocks away where they say nothing else, and none without a pause', () => {
    expect([pausing({}).paused(home, 0), pausing({}).paused(bare, 0)]).toEqual(['all', 'all'])
    expect(pausing().paused(home, 0)).toBeUndefined()
  })

  test('hold for their placements and types, both where both are named', () => {
    const some = pausing({ placements: ['home', 'cart'], blocks: ['bestsellers'] })
    expect(some.paused(home, 0)).toBe('all')
    expect(some.paused({ ...home, placement: 'search' }, 0)).toBeUndefined()
    expect(some.paused({ ...home, type: 'trending' }, 0)).toBeUndefined()
    expect(some.paused(bare, 0)).toBeUndefined()
  })

  test('hold from their first moment on, and no more at their end', () => {
    const some = pausing({ from: 10, until: 20 })
    expect([9, 10, 19, 20].map(at => some.paused(home, at))).toEqual([undefined, 'all', 'all', undefined])
  })

  test('for all outweigh those for new visitors', () => {
    const both: Partial<Pause>[] = [{ visitors: 'new' }, { visitors: 'all', from: 10 }]
    for (const order of [both, [...both].reverse()])
      expect([0, 10].map(at => pausing(...order).paused(home, at))).toEqual(['new', 'all'])
  })
})

describe('experiments', () => {
  const trial: Experiment = {
    name: 'E',
    placement: 'home',
    sites: ['demo'],
    stages: [
      { from: 10, share: 0.1 },
      { from: 20, share: 0.5 },
    ],
    until: 30,
    change: { limit: 8 },
  }
  const running = (...experiments: Experiment[]) => new Switches([], experiments)

  test('run at their placement, with the share of the stage of now', () => {
    const told = (share: number) => ({ name: 'E', share, change: { limit: 8 } })
    expect([9, 10, 19, 20, 29, 30].map(at => running(trial).experiment('home', at))).toEqual([
      undefined,
      told(0.1),
      told(0.1),
      told(0.5),
      told(0.5),
      undefined,
    ])
    expect(running(trial).experiment('cart', 10)).toBeUndefined()
  })

  test('without a beginning or an end run always, and say what control sees', () => {
    const always: Experiment = {
      name: 'A',
      placement: 'home',
      stages: [{ from: Number.NEGATIVE_INFINITY, share: 1 }],
      control: 'hidden',
    }
    expect([0, 1e15].map(at => running(always).experiment('home', at))).toEqual(
      Array(2).fill({ name: 'A', share: 1, control: 'hidden' }),
    )
  })

  test('follow each other at a placement', () => {
    const next = { ...trial, name: 'F', stages: [{ from: 30, share: 1 }], until: 40 }
    expect([29, 30].map(at => running(next, trial).experiment('home', at)?.name)).toEqual(['E', 'F'])
  })
})

describe('targets', () => {
  const welcome: Target = { name: 'Welcome', segments: ['first-time'], change: { type: 'trending', heading: 'Start' } }
  const away: Target = { name: 'Away', segments: ['lapsed', 'buyer'], hidden: true }
  const aiming = (...targets: Target[]) => new Switches([], [], targets)
  const names = (switches: Switches, place: Parameters<Switches['targets']>[0], at = 0) =>
    switches.targets(place, at)?.map(({ name }) => name)

  test('are told in the order of the file, without where and when they hold', () => {
    const scoped = {
      ...welcome,
      sites: ['demo'],
      placements: ['home'],
      blocks: ['bestsellers' as const],
      from: 0,
      until: 9,
    }
    expect(aiming(scoped, away).targets(home, 0)).toEqual([welcome, away])
    expect(aiming(away, scoped).targets(home, 0)).toEqual([away, welcome])
    expect(aiming().targets(home, 0)).toBeUndefined()
  })

  test('hold for their placements and types, from their first moment on and no more at their end', () => {
    const some = aiming({ ...away, placements: ['home'], blocks: ['bestsellers'], from: 10, until: 20 })
    expect([9, 10, 19, 20].map(at => names(some, home, at))).toEqual([undefined, ['Away'], ['Away'], undefined])
    expect(some.targets({ ...home, placement: 'cart' }, 10)).toBeUndefined()
    expect(some.targets({ ...home, type: 'trending' }, 10)).toBeUndefined()
    expect(some.targets(bare, 10)).toBeUndefined()
    expect(names(aiming(away), bare)).toEqual(['Away'])
  })

  test('rest where an experiment runs, as long as it does', () => {
    const trial: Experiment = {
      name: 'E',
      placement: 'home',
      stages: [{ from: 10, share: 0.1 }],
      until: 20,
      control: 'hidden',
    }
    const both = new Switches([], [trial], [away])
    expect([9, 10, 19, 20].map(at => names(both, home, at))).toEqual([['Away'], undefined, undefined, ['Away']])
    expect(names(both, { ...home, placement: 'cart' }, 10)).toEqual(['Away'])
  })
})

test('the epoch is another after each beginning, stage and end, and the same between them', () => {
  const switches = new Switches(
    [{ name: 'P', visitors: 'all', from: 5, until: 25 }],
    [
      {
        name: 'E',
        placement: 'home',
        stages: [
          { from: Number.NEGATIVE_INFINITY, share: 0.1 },
          { from: 10, share: 0.5 },
        ],
        until: 30,
      },
    ],
    [{ name: 'T', segments: ['buyer'], hidden: true, from: 15, until: 35 }],
  )
  const epochs = Array.from({ length: 40 }, (_, at) => switches.epoch(at))
  const changes = epochs.flatMap((epoch, at) => (at > 0 && epoch !== epochs[at - 1] ? [at] : []))
  expect(changes).toEqual([5, 10, 15, 25, 30, 35])
  expect(pausing({}).epoch(0)).toBe(pausing({}).epoch(1e15))
})
