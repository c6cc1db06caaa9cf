import { describe, expect, it } from 'vitest'
import { ask, ids, learnt, lines, order, SHOP_OF_EIGHT } from '../shopOfEight.js'

const CARDS = ['card1', 'card2', 'card3', 'card4']
/** Cameras are bought with cards most, then with a bag and a film without a category. */
const camera = () => {
  const facts = [
    ...SHOP_OF_EIGHT,
    ...CARDS.flatMap((card, n) =>
      Array.from({ length: 9 - n }, (_, m) => order(`${card}-${m}`, 0, lines('camera', card))),
    ),
    ...[1, 2, 3].map(n => order(`b${n}`, 0, lines('camera', 'bag', 'film'))),
  ]
  const recommender = learnt(facts, { pairLogLikelihoodRatio: 0, pairPopularityExponent: 0 })
  for (const id of CARDS) recommender.product({ id, categories: ['Photo', 'Cards'], available: true })
  recommender.product({ id: 'bag', categories: ['Photo', 'Bags'], available: true })
  return recommender
}

describe('cross-sell', () => {
  it('has at most two of one narrowest category, in the order and with the scores of also-bought', () => {
    const list = ask(camera(), 'cross-sell', ['camera'])
    const bought = ask(camera(), 'also-bought', ['camera'])
    expect(ids(bought)).toEqual([...CARDS, 'bag', 'film'])
    expect(ids(list)).toEqual(['card1', 'card2', 'bag', 'film'])
    expect(list.map(({ score }) => score)).toEqual(
      bought.filter(({ product }) => ids(list).includes(product)).map(({ score }) => score),
    )
  })

  it('gives slots that are left to what the limit left out, and never shows what is in the cart', () => {
    const recommender = camera()
    const { items } = recommender.recommend({ type: 'cross-sell', anchors: ['camera', 'card1'], limit: 5 })
    expect(items.map(({ product, strategy }) => [product, strategy])).toEqual([
      ['card2', 'cross-sell'],
      ['card3', 'cross-sell'],
      ['bag', 'cross-sell'],
      ['film', 'cross-sell'],
      ['card4', 'also-bought'],
    ])
  })

  it('passes over a category that only holds what may not be shown', () => {
    const recommender = camera()
    for (const id of ['card1', 'card2']) recommender.product({ id, categories: ['Photo', 'Cards'], available: false })
    expect(ids(ask(recommender, 'cross-sell', ['camera']))).toEqual(['card3', 'card4', 'bag', 'film'])
  })

  it('has nothing for an empty cart, or for what nobody bought', () => {
    expect(ask(camera(), 'cross-sell')).toEqual([])
    expect(ask(camera(), 'cross-sell', ['unheard of'])).toEqual([])
  })

  it('takes one of several variants, and no third of a category in its stead', () => {
    const recommender = camera()
    for (const id of ['bag', 'film']) recommender.product({ id, categories: [], available: true, group: 'strap' })
    const { items } = recommender.recommend({ type: 'cross-sell', anchors: ['camera'], limit: 4 })
    expect(items.map(({ product, strategy }) => [product, strategy])).toEqual([
      ['card1', 'cross-sell'],
      ['card2', 'cross-sell'],
      ['bag', 'cross-sell'],
      ['card3', 'also-bought'],
    ])
  })
})
