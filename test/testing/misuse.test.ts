import { describe, expect, it } from 'vitest'
import { createTestTracker, expectEvents, mockCollector } from '../../src/testing/index.js'

const LOOK = { items: [{ item_id: 'A' }] }
const told = async () => {
  const tracker = createTestTracker()
  await tracker.event('view_item', LOOK)
  return tracker
}

describe('expectEvents', () => {
  it.each([
    [
      'a refuted event that is none',
      [],
      { refuted: [{ name: 'purchas' }] },
      /refuted names "purchas".*Did you mean purchase\?/,
    ],
    [
      'an expected event that is none',
      [{ name: 'viewitem', times: 0 }],
      {},
      /expected names "viewitem".*Did you mean view_item\?/,
    ],
    [
      'an option that is none',
      [{ name: 'view_item' }],
      { refute: [{ name: 'view_item' }] },
      /"refute" is not read. Did you mean refuted\?/,
    ],
    ['a field that is none', [{ name: 'view_item', param: LOOK }], {}, /"param" is not read. Did you mean params\?/],
    ['how often something is refuted', [], { refuted: [{ name: 'view_item', times: 2 }] }, /"times" is not read/],
    ['a name in place of a pattern', ['view_item'], {}, /expected has "view_item". Write \{ name: 'view_item' \}/],
    ['a pattern in place of a list', { name: 'view_item' }, {}, /expected is no list/],
  ])('refuses %s, which would pass or say nothing', async (_, expected, options, sentence) => {
    const tracker = await told()
    expect(() => expectEvents(tracker, expected as never, options as never)).toThrow(sentence)
    expect(() => expectEvents(tracker, [{ name: 'view_item' }], { refuted: [{ name: 'purchase' }] })).not.toThrow()
  })

  it.each([undefined, {}, []])('says what it reads when it gets %j', source => {
    expect(() => expectEvents(source as never, [])).toThrow('Pass one first.')
  })
})

describe('createTestTracker and mockCollector', () => {
  it('refuse options that nobody reads', () => {
    expect(() => createTestTracker({ answer: {} } as never)).toThrow('"answer" is not read. Did you mean answers?')
    expect(() => mockCollector({ sites: 'a' } as never)).toThrow('"sites" is not read. Did you mean site?')
    expect(() => createTestTracker({ answers: { 'also-bought': ['B'] }, now: 1, pageType: 'product' })).not.toThrow()
  })

  it('refuse answers to a type that is none, and consent that is no state', () => {
    const wrong = { answers: { also_bought: ['B'] } } as never
    for (const create of [createTestTracker, mockCollector])
      expect(() => create(wrong)).toThrow('"also_bought" is not read. Did you mean also-bought?')
    expect(() => createTestTracker({ consent: 'yes' as never })).toThrow(
      '"yes" is no state of consent. Use one of pending, granted, anonymous, denied.',
    )
  })
})
