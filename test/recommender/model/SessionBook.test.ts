import { describe, expect, it } from 'vitest'
import { IdTable } from '../../../src/recommender/model/IdTable.js'
import { NOBODY } from '../../../src/recommender/model/OrderBook.js'
import { ProductIndex } from '../../../src/recommender/model/ProductIndex.js'
import { SessionBook } from '../../../src/recommender/model/SessionBook.js'

const opened = () => {
  const products = new ProductIndex()
  const visitors = new IdTable(0)
  const book = new SessionBook(products, visitors, 0)
  const sessions: string[] = []
  return {
    book,
    look: (session: string, product: string, second: number, visitor?: string) => {
      if (!sessions.includes(session)) sessions.push(session)
      book.add(
        session,
        visitor === undefined ? NOBODY : visitors.intern(visitor),
        products.intern(product),
        second * 1000,
      )
    },
    looked: (session: string) => {
      const number = book.ids.find(session)
      return Array.from({ length: book.length(number) }, (_, index) => products.ids[book.product(number, index)])
    },
    having: (product: string) => {
      const list = products.find(product)
      const start = book.ofProduct.start(list)
      const words = book.ofProduct.words.subarray(start, start + book.ofProduct.length(list))
      return Array.from(words, session => sessions[session])
    },
  }
}

describe('SessionBook', () => {
  it('keeps products by the last look at each, and sessions of a product by their start', () => {
    const { look, looked, having } = opened()
    look('late', 'lamp', 50)
    look('early', 'lamp', 10)
    look('early', 'bulb', 20)
    look('early', 'lamp', 60)
    expect(looked('early')).toEqual(['bulb', 'lamp'])
    expect(having('lamp')).toEqual(['early', 'late'])
    look('late', 'rug', 5)
    expect(having('lamp')).toEqual(['late', 'early'])
    expect(looked('late')).toEqual(['rug', 'lamp'])
  })

  it('keeps the 50 products of a session that were looked at last, whatever the order in which looks arrive', () => {
    const seconds = Array.from({ length: 70 }, (_, n) => n)
    for (const order of [seconds, [...seconds].reverse(), [...seconds.slice(30), ...seconds.slice(0, 30)]]) {
      const { look, looked, having } = opened()
      for (const second of order) look('bot', `p${second}`, second)
      expect(looked('bot')).toEqual(seconds.slice(20).map(second => `p${second}`))
      expect(having('p19')).toEqual([])
      expect(having('p20')).toEqual(['bot'])
    }
  })

  it('keeps one product of a thousand looks at it', () => {
    const { book, look, looked, having } = opened()
    for (let second = 0; second < 1000; second++) look('s', 'lamp', second)
    expect(looked('s')).toEqual(['lamp'])
    expect(having('lamp')).toEqual(['s'])
    expect(book.size).toBe(1)
  })

  it('knows the visitor of a session, the same in any order, and a voter of its own for each session of nobody', () => {
    const voters = [
      [undefined, 'b', 'a'],
      ['a', undefined, 'b'],
      ['b', 'a', undefined],
    ].map(visitors => {
      const { book, look } = opened()
      look('of a', 'lamp', 1, 'a')
      look('of b', 'lamp', 1, 'b')
      for (const [second, visitor] of visitors.entries()) look('s', 'lamp', second, visitor)
      const voter = (session: string) => book.voter(book.ids.find(session))
      return ['of a', 'of b'].filter(other => voter(other) === voter('s'))
    })
    expect(voters[0]).toHaveLength(1)
    expect(voters).toEqual([voters[0], voters[0], voters[0]])
    const { book, look } = opened()
    look('s', 'lamp', 1)
    look('t', 'lamp', 1)
    expect(book.voter(0)).toBeLessThan(0)
    expect(book.voter(0)).not.toBe(book.voter(1))
  })

  it('lists every session of a product while its array grows', () => {
    const { look, having } = opened()
    const sessions = Array.from({ length: 3000 }, (_, n) => `s${n}`)
    for (const [n, session] of sessions.entries()) look(session, `p${n % 700}`, n)
    expect(having('p3')).toEqual(sessions.filter((_, n) => n % 700 === 3))
    expect(sessions.slice(0, 700).flatMap((_, n) => having(`p${n}`)).length).toBe(3000)
    expect(new Set(sessions.slice(0, 700).flatMap((_, n) => having(`p${n}`))).size).toBe(3000)
  })
})
