import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IdTable } from '../../../src/recommender/model/IdTable.js'
import { NOBODY } from '../../../src/recommender/model/OrderBook.js'
import { ProductIndex } from '../../../src/recommender/model/ProductIndex.js'
import { SessionBook } from '../../../src/recommender/model/SessionBook.js'
import { SessionProducts } from '../../../src/recommender/model/SessionProducts.js'

describe('SessionProducts', () => {
  it('has the products of every session that was asked for, oldest look first, whatever was copied before', () => {
    const sessions = fc.array(fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 60 }), {
      minLength: 1,
      maxLength: 30,
    })
    fc.assert(
      fc.property(sessions, fc.array(fc.array(fc.nat({ max: 29 }), { maxLength: 60 })), (looks, questions) => {
        const products = new ProductIndex()
        const book = new SessionBook(products, new IdTable(0), 0)
        for (const [n, session] of looks.entries())
          for (const [second, product] of session.entries())
            book.add(`s${n}`, NOBODY, products.intern(`p${product}`), second * 1000)
        const copies = new SessionProducts(book)
        for (const question of questions) {
          const asked = Uint32Array.from(question, session => session % looks.length)
          copies.read(asked, asked.length)
          for (const [at, session] of asked.entries()) {
            const length = book.length(session)
            const known = Array.from({ length }, (_, index) => book.product(session, index))
            expect([...copies.products.subarray(copies.start(at), copies.end(at))]).toEqual(known)
          }
        }
      }),
    )
  })
})
