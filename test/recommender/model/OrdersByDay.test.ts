import { describe, expect, it } from 'vitest'
import { OrderBook, PLACED } from '../../../src/recommender/model/OrderBook.js'
import { OrdersByDay } from '../../../src/recommender/model/OrdersByDay.js'

describe('OrdersByDay', () => {
  it('keeps every order while its array grows', () => {
    const book = new OrderBook(0)
    const lists = new OrdersByDay(book)
    const many = Array.from({ length: 5000 }, (_, n) => n)
    for (const n of many) {
      const order = book.intern(`order ${n}`)
      book.set(order, n, 0, PLACED)
      lists.insert(n % 1700, order)
    }
    const kept = (list: number) =>
      lists.arena.words.slice(lists.arena.start(list), lists.arena.start(list) + lists.length(list))
    expect(many.slice(0, 1700).map(list => [...kept(list)])).toEqual(
      many.slice(0, 1700).map(list => many.filter(n => n % 1700 === list)),
    )
  })
})
