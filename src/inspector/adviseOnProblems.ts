import { PROBLEMS, type ProblemCode } from '../protocol/problems.js'
import type { Advice } from './Advice.js'
import type { Journal } from './journal.js'

/** Problems that last until somebody mends them; what is told of events and types of blocks stands with these. */
const OF_SENDING = /^(refused|bad_receipt|network)$/
const OF_PARTS = /^(chunk|block)_failed$/
const ELSEWHERE = /^\w*Error\b|is no type/

/** What keeps the page from its collector or a part of the tag, as long as no receipt has come since. */
export function adviseOnProblems({ problems, receipts }: Pick<Journal, 'problems' | 'receipts'>): Advice[] {
  const heardAt = receipts[0]?.at ?? 0
  return problems.flatMap(({ at, code, detail }) => {
    const isLasting = OF_SENDING.test(code) ? at > heardAt : OF_PARTS.test(code) && !ELSEWHERE.test(detail)
    if (!isLasting) return []
    // A block tells what the collector has answered, by its code.
    const answered = detail.split(', ').find((one): one is ProblemCode => Object.hasOwn(PROBLEMS, one))
    const text = answered ? PROBLEMS[answered].message : `${PROBLEMS[code].message} Seen: ${detail}`
    return [{ about: code === 'block_failed' && !answered ? 'A block' : 'The collector', code: answered ?? code, text }]
  })
}
