import { LIMITS } from '../protocol/limits.js'
import { readServed } from './readServed.js'

/** What of the collector's HTML a block can use. */
export interface ServedFor {
  /** Attributes that the HTML has; those of the block's own come before them. */
  looks: Record<string, string>
  /** What was answered, and what is drawn of it: where the HTML is of this block. */
  answer?: string
  drawn?: { state: Record<string, string>; inside: string }
  /** What is wrong with the HTML, and what to do. */
  fault?: string
}

/** Attributes of which another value makes another block, or other cards. */
const FIXED = ['type', 'item', 'category', 'term', 'market', 'placement', 'show', 'lang'] as const
/** Attributes by which the element says how it stands. */
const STATE = ['hidden', 'data-drawn'] as const

/**
 * What of the HTML of `/v1/fragment` fits a block. HTML of another block, such as the product before, gives its looks alone;
 * nothing at all is no fault.
 *
 * @param own attributes that the block has of its own
 */
export function servedFor(html: string | undefined, own: Record<string, string>): ServedFor {
  if (!html) return { looks: {} }
  const served = readServed(html)
  if (!served) {
    const begin = `${html}`.trim().slice(0, 60)
    const fault = `The html of the block ${own.type} is not what /v1/fragment answers to one b=…: "${begin}". Pass its text as it came, and nothing where its status is not 200.`
    return { looks: {}, fault }
  }
  const { answer, ...looks } = served.attributes
  const state: Record<string, string> = {}
  for (const name of STATE) {
    const value = looks[name]
    if (value !== undefined) state[name] = value
    delete looks[name]
  }
  const other = FIXED.find(name => own[name] !== undefined && wordsOf(own[name]) !== wordsOf(looks[name]))
  if (other) {
    const fault = `The html of the block ${own.type} is of another block: its ${other} is "${looks[other] ?? ''}", not "${own[other]}". Ask /v1/fragment for the block as it is, or pass nothing.`
    return { looks, fault }
  }
  return { looks, ...(answer && { answer }), drawn: { state, inside: served.inside } }
}

/** Lists are the same in any order; of products so many count as a block may name. */
function wordsOf(value = ''): string {
  return `${value
    .trim()
    .split(/[\s,]+/)
    .slice(0, LIMITS.anchors)
    .sort()}`
}
