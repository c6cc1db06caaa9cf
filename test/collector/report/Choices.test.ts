import { describe, expect, test } from 'vitest'
import { added, bought, choicesOf, chosen, logged } from './opened.js'

describe('what was chosen from blocks', () => {
  test('is found for the same product of the same visitor, the last within the window', () => {
    const choices = choicesOf([chosen('A', 'home', 10), chosen('A', 'cart', 20), chosen('B', 'home', 30)])
    const of = (product: string, at: number, visitor = 'ann') => {
      const event = added(product, at, { visitor })
      return choices.ofLine(event, { item_id: product })
    }
    expect(of('A', 50)).toEqual({
      at: 20,
      slot: 2,
      strategy: 'bestsellers',
      block: { recommendation_id: 'r-cart', block_type: 'bestsellers', placement: 'cart', source: 'primary' },
    })
    expect(of('A', 15)?.block.placement).toBe('home')
    expect(of('A', 20)?.block.placement).toBe('cart')
    expect(of('A', 119)?.block.placement).toBe('cart')
    expect(of('A', 120)).toBeUndefined()
    expect(of('A', 9)).toBeUndefined()
    expect(of('C', 50)).toBeUndefined()
    expect(of('A', 50, 'bob')).toBeUndefined()
  })

  test('is found for a variant of it', () => {
    const choices = choicesOf([chosen('A-red', 'home', 10)])
    expect(choices.ofLine(added('A-blue', 20), { item_id: 'A-blue' })?.block.placement).toBe('home')
    expect(choices.ofLine(added('B-red', 20), { item_id: 'B-red' })).toBeUndefined()
  })

  test('is found for a customer who buys with another browser', () => {
    const choices = choicesOf([
      chosen('A', 'home', 10, { visitor: 'phone', customer: 'c1' }),
      chosen('A', 'cart', 20, { visitor: 'other', customer: 'c2' }),
    ])
    const of = (visitor: string | null, customer: string | null) =>
      choices.ofLine(bought('1', ['A'], 50, { visitor, customer }), { item_id: 'A' })?.block.placement
    expect(of('laptop', 'c1')).toBe('home')
    expect(of(null, 'c1')).toBe('home')
    expect(of('phone', null)).toBe('home')
    expect(of('laptop', 'c3')).toBeUndefined()
    expect(of(null, null)).toBeUndefined()
  })

  test('is what a line names itself, and completed where that was chosen', () => {
    const choices = choicesOf([chosen('A', 'home', 10)])
    const of = (item: object) => choices.ofLine(bought('1', ['A'], 50), { item_id: 'A', ...item })
    expect(of({ recommendation_id: 'r-home' })?.block.placement).toBe('home')
    expect(of({ recommendation_id: 'other', item_list_id: 'mail', index: 3, strategy: 'trending' })).toEqual({
      at: 50,
      block: { recommendation_id: 'other', item_list_id: 'mail' },
      slot: 3,
      strategy: 'trending',
    })
  })

  test('is nothing of nobody, of lists of the shop itself, and of what was doubted', () => {
    const choices = choicesOf([
      chosen('A', 'home', 10, { visitor: null }),
      chosen('B', 'home', 10, { doubt: 'bot' }),
      logged('select_item', { item_list_id: 'category', items: [{ item_id: 'C' }] }, 10),
    ])
    for (const product of ['A', 'B', 'C'])
      for (const visitor of ['ann', null])
        expect(choices.ofLine(added(product, 20, { visitor }), { item_id: product })).toBeUndefined()
    expect(choices.before(added('A', 20))).toBeUndefined()
  })

  test('of whatever product is the last of this visitor', () => {
    const choices = choicesOf([
      chosen('A', 'home', 30),
      chosen('B', 'cart', 20),
      chosen('C', 'other', 40, { visitor: 'bob' }),
    ])
    expect(choices.before(bought('1', ['Z'], 50))?.block.placement).toBe('home')
    expect(choices.before(bought('1', ['Z'], 25))?.block.placement).toBe('cart')
    expect(choices.before(bought('1', ['Z'], 19))).toBeUndefined()
  })
})
