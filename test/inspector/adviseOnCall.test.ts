import { describe, expect, it } from 'vitest'
import { adviseOnCall } from '../../src/inspector/adviseOnCall.js'

const items = [{ item_id: 'A', quantity: 1 }]

describe('advice on a call', () => {
  it.each([
    ['a command that is nearly one', 'evnt', /^gv\(\) does not know this command\. .*Did you mean event\?$/],
    ['an event without its command', 'view_item', /Did you mean gv\('event', 'view_item', …\)\?$/],
    ['a command like none', 'horoscope', /^gv\(\) does not know this command\. See guide\/tag\.md for the list\.$/],
    ['what is no text', { a: 1 }, /does not know this command/],
  ])('says that it is no command: %s', (_what, command, text) => {
    const [advice, ...more] = adviseOnCall(command)
    expect(advice).toMatchObject({ about: `gv('${command}')`, code: 'bad_command', text: expect.stringMatching(text) })
    expect(more).toEqual([])
  })

  it.each([
    undefined,
    null,
    'SKU-1',
    { items: 'A' },
    { currency: 'EUR' },
  ])('says that %j is no cart, and what one is', given => {
    expect(adviseOnCall('cart', given)).toEqual([
      { about: 'cart', code: 'bad_params', text: expect.stringContaining("gv('cart', { currency, items })") },
    ])
  })

  it('reads a cart as the collector does', () => {
    const said = (cart: unknown) => adviseOnCall('cart', cart).map(({ code, text }) => [code, text].join(' '))
    expect(said({ items: [{ item_id: 'A', quantity: -1 }] })).toEqual([
      expect.stringMatching(/^bad_quantity .*items\[0\]\.quantity is -1/),
    ])
    expect(said([{ id: 'A' }])).toEqual([expect.stringMatching(/^bad_items .*items\[0\]\.item_id is missing/)])
    expect(said({ items: [{ item_id: 'A', price: 3 }] })).toEqual([expect.stringMatching(/without currency/)])
  })

  it('says nothing of what is right, or is told by its event', () => {
    for (const cart of [items, { items }, { items: [] }, []]) expect(adviseOnCall('cart', cart)).toEqual([])
    for (const command of ['event', 'consent', 'blocks', 'on', 'destroy']) expect(adviseOnCall(command)).toEqual([])
  })
})
