import { expect, it } from 'vitest'
import { Popularity } from '../../../src/collector/evaluate/Popularity.js'

it('counts a session or order once for each of its products, also where others come between', () => {
  const popularity = new Popularity()
  const look = (session: string, product: string) => popularity.add({ kind: 'view', session, at: 0, product })
  look('1', 'a')
  look('2', 'a')
  look('1', 'a')
  look('2', 'b')
  const lines = [{ product: 'b', units: 1 }]
  popularity.add({ kind: 'order', order: '1', buyer: 'v', at: 0, lines })
  popularity.add({ kind: 'order', order: '1', buyer: 'v', at: 0, lines })
  popularity.add({ kind: 'refund', order: '9', at: 0, lines: [{ product: 'c', units: 1 }] })
  expect(['a', 'b', 'c'].map(product => popularity.share(product))).toEqual([2 / 3, 2 / 3, 0])
  expect(popularity.products).toBe(2)
})
