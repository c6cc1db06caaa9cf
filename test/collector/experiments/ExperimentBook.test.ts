import { describe, expect, test } from 'vitest'
import { ExperimentBook } from '../../../src/collector/experiments/ExperimentBook.js'
import type { Doubt } from '../../../src/collector/log/Doubt.js'
import type { LoggedEvent } from '../../../src/collector/log/EventLog.js'
import { event, minor } from '../builders.js'

interface Said {
  experiment?: string
  doubt?: Doubt
}

function opened() {
  const book = new ExperimentBook()
  const add = (name: 'experiment_exposure' | 'purchase' | 'refund' | 'web_vital', params: object, rest: object) =>
    book.add({ event: event('e', { name, params }), customer: null, ...rest } as LoggedEvent)
  return {
    book,
    meet: (visitor: string | null, variant: string, at: number, { experiment = 'E', doubt }: Said = {}) =>
      add('experiment_exposure', { experiment, variant }, { visitor, at, doubt }),
    buy: (visitor: string | null, order: string, at: number, price = 1000, doubt?: Doubt) =>
      add(
        'purchase',
        { transaction_id: order, currency: 'EUR', items: [{ item_id: 'A', price: minor(price) }] },
        { visitor, at, doubt },
      ),
    feel: (visitor: string | null, at: number, value: number, doubt?: Doubt) =>
      add('web_vital', { metric: 'LCP', value, rating: value <= 2500 ? 'good' : 'poor' }, { visitor, at, doubt }),
    giveBack: (order: string, doubt?: Doubt) =>
      add('refund', { transaction_id: order }, { visitor: null, at: 99, doubt }),
  }
}

const group = (visitors: number, buyers: number, revenue: object = {}) => ({ visitors, buyers, revenue })

describe('the book of experiments', () => {
  test('counts visitors by their group, each once, and who ordered afterwards', () => {
    const { book, meet, buy } = opened()
    for (const visitor of ['a', 'a', 'b', 'c']) meet(visitor, 'control', 10)
    for (const visitor of ['x', 'y']) meet(visitor, 'test', 10)
    buy('a', '1', 11)
    buy('x', '2', 11, 1250)
    buy('x', '3', 12, 1250)
    buy('somebody else', '4', 12)
    expect(book.results()).toEqual([
      {
        experiment: 'E',
        control: group(3, 1, { EUR: 10 }),
        test: group(2, 1, { EUR: 25 }),
        vitals: [],
        inBoth: 0,
        withoutVisitor: 0,
      },
    ])
  })

  test('counts no order of before the first time, whatever came first to the log', () => {
    const { book, meet, buy } = opened()
    meet('a', 'control', 30)
    meet('a', 'control', 20)
    meet('b', 'control', 20)
    buy('a', '1', 21)
    buy('b', '2', 19)
    buy('b', '3', 20)
    expect(book.results()[0]?.control).toEqual(group(2, 1, { EUR: 10 }))
  })

  test('leaves out who met it in both groups, and counts them', () => {
    const { book, meet, buy } = opened()
    meet('a', 'control', 10)
    meet('a', 'test', 11)
    meet('a', 'control', 12)
    meet('b', 'test', 10)
    buy('a', '1', 20)
    expect(book.results()[0]).toMatchObject({ control: group(0, 0), test: group(1, 0), inBoth: 1 })
  })

  test('leaves out what is doubted, and exposures of nobody', () => {
    const { book, meet, buy, giveBack } = opened()
    meet('bot', 'test', 10, { doubt: 'bot' })
    meet(null, 'test', 10)
    meet('a', 'test', 10)
    buy('a', '1', 11, 1000, 'unsigned')
    expect(book.results()[0]).toMatchObject({ test: group(1, 0), withoutVisitor: 1 })
    buy('a', '2', 11)
    giveBack('2', 'unsigned')
    expect(book.results()[0]?.test).toEqual(group(1, 1, { EUR: 10 }))
  })

  test('takes returns off the revenue, and leaves their buyers', () => {
    const { book, meet, buy, giveBack } = opened()
    meet('a', 'test', 10)
    buy('a', '1', 11)
    buy('a', '2', 12, 500)
    giveBack('1')
    expect(book.results()[0]?.test).toEqual(group(1, 1, { EUR: 5 }))
  })

  test('keeps experiments apart, though they share visitors and orders', () => {
    const { book, meet, buy } = opened()
    meet('a', 'control', 10)
    meet('a', 'test', 20, { experiment: 'D' })
    buy('a', '1', 15)
    expect(book.results()).toMatchObject([
      { experiment: 'D', test: group(1, 0), control: group(0, 0) },
      { experiment: 'E', control: group(1, 1, { EUR: 10 }), test: group(0, 0) },
    ])
  })

  test('knows how pages felt to each group from the first meeting on, of each experiment', () => {
    const { book, meet, feel } = opened()
    meet('a', 'control', 10)
    meet('b', 'test', 10)
    meet('c', 'test', 10)
    meet('c', 'control', 11)
    meet('b', 'control', 30, { experiment: 'F' })
    feel('a', 9, 9000)
    feel('a', 10, 1000)
    feel('b', 20, 3000)
    feel('b', 40, 1500)
    feel('c', 20, 9000)
    feel('nobody of them', 20, 9000)
    feel(null, 20, 9000)
    feel('a', 9.5, 9000, 'bot')
    const [first, second] = book.results()
    expect(first?.vitals).toEqual([
      { metric: 'LCP', control: { visitors: 1, good: 1, p75: 1000 }, test: { visitors: 1, good: 0, p75: 3000 } },
    ])
    expect(second?.vitals).toEqual([
      { metric: 'LCP', control: { visitors: 1, good: 1, p75: 1500 }, test: { visitors: 0, good: 0, p75: 0 } },
    ])
  })
})
