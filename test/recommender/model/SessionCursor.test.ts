import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IdTable } from '../../../src/recommender/model/IdTable.js'
import { NOBODY } from '../../../src/recommender/model/OrderBook.js'
import { ProductIndex } from '../../../src/recommender/model/ProductIndex.js'
import { SessionBook } from '../../../src/recommender/model/SessionBook.js'
import { NONE, SessionCursor } from '../../../src/recommender/model/SessionCursor.js'

describe('SessionCursor', () => {
  it('goes from the newest of the sessions that it was opened for to the oldest, and stays behind it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 30 })), { maxLength: 90 }),
        fc.nat({ max: 100 }),
        (looks, most) => {
          const products = new ProductIndex()
          const book = new SessionBook(products, new IdTable(0), 0)
          for (const [n, [product, second]] of looks.entries())
            book.add(`s${n}`, NOBODY, products.intern(`p${product}`), second * 1000)
          const cursor = new SessionCursor(book, 0)
          for (const product of products.ids.keys()) {
            const start = book.ofProduct.start(product)
            const length = Math.min(most, book.ofProduct.length(product))
            const newestFirst = [...book.ofProduct.words.subarray(start, start + length)].reverse()
            cursor.open(product, length, 1)
            const seen: number[][] = []
            for (; cursor.session !== NONE; cursor.step()) seen.push([cursor.session, cursor.start])
            expect(seen).toEqual(newestFirst.map(session => [session, book.start(session)]))
            cursor.step()
            expect([cursor.session, cursor.start]).toEqual([NONE, NONE])
          }
        },
      ),
    )
  })

  it('lets the newer session go first, and at one session the product of the lower place', () => {
    const looks = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 2 }), fc.nat({ max: 3 })), { minLength: 1 })
    fc.assert(
      fc.property(looks, looks => {
        const products = new ProductIndex()
        const book = new SessionBook(products, new IdTable(0), 0)
        for (const [session, product, second] of looks)
          book.add(`s${session}`, NOBODY, products.intern(`p${product}`), second * 1000)
        const at = (product: number, place: number) => {
          const cursor = new SessionCursor(book, place)
          cursor.open(product, book.ofProduct.length(product), 1)
          return cursor
        }
        const cursors = [...products.ids.keys()].map((product, place) => at(product, place))
        for (const one of cursors)
          for (const [place, other] of cursors.entries()) {
            const isSame = one.session === other.session
            const expected = isSame ? cursors.indexOf(one) < place : book.isOlder(other.session, one.session)
            expect(one.isAhead(other)).toBe(expected)
          }
      }),
    )
  })
})
