import type { Fact } from '../../recommender/Recommender.js'
import { ImportError } from '../import/ImportError.js'
import type { Question } from './Question.js'

/** How the files of an evaluation are read. */
export interface Format {
  /** What the recommender learns from the training file. */
  learn(lines: AsyncIterable<string>): AsyncIterable<Fact>
  /** What the test file asks. @param random from 0 to 1, for choices */
  ask(lines: AsyncIterable<string>, random: () => number): AsyncIterable<Question>
}

const MS_PER_SECOND = 1000
/** Products of a basket in which one is foretold. */
const LEAST_BASKET = 2
const MOST_BASKET = 40

/** The formats that `grapevine evaluate` reads. */
export const FORMATS = {
  /** Training: a session a line, product ids between blanks, oldest first, sessions in time order. Test: what is known, TAB, what came. */
  sessions: {
    async *learn(lines) {
      let line = 0
      for await (const text of lines) {
        const session = `${line}`
        for (const [index, product] of words(text).entries()) {
          yield { kind: 'view', session, at: (line + index) * MS_PER_SECOND, product }
        }
        line++
      }
    },
    async *ask(lines) {
      let line = 0
      for await (const text of lines) {
        line++
        if (text.trim() === '') continue
        const [known = '', wanted = '', more] = text.split('\t')
        if (words(known).length === 0 || words(wanted).length !== 1 || more !== undefined) {
          throw new ImportError(
            `Line ${line} of the test file is no "known products TAB next product", such as "12 7 9<TAB>31".`,
          )
        }
        yield { known: words(known), wanted: wanted.trim() }
      }
    },
  },
  /** A header with `SessionId`, `ItemId` and `Time` (seconds) between TABs, a view a line. */
  tsv: {
    async *learn(lines) {
      for await (const { session, product, at } of views(lines)) yield { kind: 'view', session, at, product }
    },
    async *ask(lines) {
      const sessions = new Map<string, { at: number; product: string }[]>()
      for await (const { session, product, at } of views(lines)) {
        const known = sessions.get(session)
        if (known === undefined) sessions.set(session, [{ at, product }])
        else known.push({ at, product })
      }
      for (const session of sessions.values()) {
        const products = session.sort((a, b) => a.at - b.at).map(({ product }) => product)
        for (let next = 1; next < products.length; next++) {
          yield { known: products.slice(0, next), wanted: products[next]! }
        }
      }
    },
  },
  /** A basket a line, products between commas. One product of each test basket of 2 to 40 is hidden. */
  baskets: {
    async *learn(lines) {
      let line = 0
      for await (const text of lines) {
        const order = `${line++}`
        const bought = basket(text).map(product => ({ product, units: 1 }))
        if (bought.length > 0) yield { kind: 'order', order, buyer: order, at: 0, lines: bought }
      }
    },
    async *ask(lines, random) {
      for await (const text of lines) {
        const products = basket(text)
        if (products.length < LEAST_BASKET || products.length > MOST_BASKET) continue
        const [wanted] = products.splice(Math.floor(random() * products.length), 1)
        yield { known: products, wanted: wanted! }
      }
    },
  },
} as const satisfies Record<string, Format>

export type FormatName = keyof typeof FORMATS

function words(text: string): string[] {
  return text.split(/\s+/).filter(word => word !== '')
}

function basket(text: string): string[] {
  return [...new Set(text.split(',').map(name => name.trim()))].filter(name => name !== '')
}

async function* views(lines: AsyncIterable<string>): AsyncIterable<{ session: string; product: string; at: number }> {
  let columns: number[] | undefined
  let line = 0
  for await (const text of lines) {
    line++
    if (text.trim() === '') continue
    const fields = text.split('\t').map(field => field.trim())
    if (columns === undefined) {
      columns = ['sessionid', 'itemid', 'time'].map(name => fields.findIndex(field => field.toLowerCase() === name))
      if (columns.includes(-1))
        throw new ImportError('The first line must name SessionId, ItemId and Time, between TABs.')
      continue
    }
    const [session = '', product = '', time = ''] = columns.map(column => fields[column])
    const at = Number(time) * MS_PER_SECOND
    if (session === '' || product === '' || time === '' || !Number.isFinite(at)) {
      throw new ImportError(`Line ${line} needs a session, a product and a time in seconds, between TABs.`)
    }
    yield { session, product, at }
  }
}
