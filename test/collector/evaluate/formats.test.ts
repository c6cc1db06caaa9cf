import { describe, expect, it } from 'vitest'
import { FORMATS, type Format, type FormatName } from '../../../src/collector/evaluate/formats.js'

async function* lines(...texts: string[]) {
  yield* texts
}

const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}

const of = (name: FormatName): Format => FORMATS[name]
const learn = (format: FormatName, ...texts: string[]) => all(of(format).learn(lines(...texts)))
const ask = (format: FormatName, ...texts: string[]) => all(of(format).ask(lines(...texts), () => 0.5))

describe('sessions', () => {
  it('learns a session a line, in the order of the file', async () => {
    expect(await learn('sessions', '7 9', '', ' 9\t12 ')).toEqual([
      { kind: 'view', session: '0', at: 0, product: '7' },
      { kind: 'view', session: '0', at: 1000, product: '9' },
      { kind: 'view', session: '2', at: 2000, product: '9' },
      { kind: 'view', session: '2', at: 3000, product: '12' },
    ])
  })

  it('asks for what came after what is known', async () => {
    expect(await ask('sessions', '7 9\t12', '', '7\t9')).toEqual([
      { known: ['7', '9'], wanted: '12' },
      { known: ['7'], wanted: '9' },
    ])
  })

  it.each(['7 9', '\t9', '7\t', '7\t9 12', '7\t9\t12'])('says which line %j cannot be read', async line => {
    await expect(ask('sessions', '1\t2', line)).rejects.toThrow('Line 2 of the test file')
  })
})

describe('tsv', () => {
  const head = 'Time\tItemId\tSessionId'

  it('learns a view a line, whatever the order of the columns', async () => {
    expect(await learn('tsv', head, '1.5\ta\ts', '', '2\tb\tt')).toEqual([
      { kind: 'view', session: 's', at: 1500, product: 'a' },
      { kind: 'view', session: 't', at: 2000, product: 'b' },
    ])
  })

  it('asks for every look of a session after the first, by time', async () => {
    expect(await ask('tsv', head, '3\tc\ts', '1\ta\ts', '2\tb\tt', '2\tb\ts')).toEqual([
      { known: ['a'], wanted: 'b' },
      { known: ['a', 'b'], wanted: 'c' },
    ])
  })

  it('says what it lacks', async () => {
    await expect(learn('tsv', 'a\tb\tc')).rejects.toThrow('SessionId, ItemId and Time')
    await expect(learn('tsv', head, '1\ta\ts', 'soon\ta\ts')).rejects.toThrow('Line 3')
    await expect(learn('tsv', head, '1\t\ts')).rejects.toThrow('Line 2')
  })
})

describe('baskets', () => {
  it('learns a basket a line, of a buyer of its own', async () => {
    expect(await learn('baskets', 'whole milk, tea,tea ,', '')).toEqual([
      {
        kind: 'order',
        order: '0',
        buyer: '0',
        at: 0,
        lines: [
          { product: 'whole milk', units: 1 },
          { product: 'tea', units: 1 },
        ],
      },
    ])
  })

  it('hides one product of each basket of 2 to 40', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => `p${n}`).join()
    const asked = await ask('baskets', 'a', 'a,a', 'a,b,c', many(40), many(41))
    expect(asked.map(({ known, wanted }) => [known.length, wanted])).toEqual([
      [2, 'b'],
      [39, 'p20'],
    ])
    expect(asked[0]?.known).toEqual(['a', 'c'])
  })
})
