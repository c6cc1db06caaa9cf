import { PROBLEMS, type ProblemAnswer, type ProblemCode } from '../../../../src/protocol/problems.js'
import { ROOT } from '../../../support/process.js'
import type { WireAnswer } from '../../kit/sendRaw.js'

/** What only the collector's own log may say. */
const INSIDE = /\n\s+at |node_modules|SQLITE|\b(SELECT|INSERT|UPDATE) |\bError: |\/(home|root|usr|tmp)\//

/** Statuses of requests that Node gives up before there is a request. */
const BY_HAND = [408, 417, 431]

/** What is wrong with an answer, if anything: a failure, a problem that says nothing, or one that says too much. */
export function judgeAnswer({ status, headers, body }: WireAnswer, secret: string, isHead = false): string | undefined {
  if (headers.includes(secret) || body.includes(secret)) return `${status} repeats a secret: ${body.slice(0, 200)}`
  if (INSIDE.test(body) || body.includes(ROOT)) return `${status} tells what is inside: ${body.slice(0, 200)}`
  if (status < 200 || (status >= 500 && status !== 503))
    return `${status}: ${headers.slice(0, 200)} ${body.slice(0, 200)}`
  if (status < 400 || isHead) return undefined
  let answer: ProblemAnswer
  try {
    answer = JSON.parse(body) as ProblemAnswer
  } catch {
    return `${status} without a problem: ${headers.slice(0, 100)} ${body.slice(0, 100)}`
  }
  const code: ProblemCode = answer.problem
  if (!Object.hasOwn(PROBLEMS, code) || typeof answer.message !== 'string')
    return `${status} with ${body.slice(0, 200)}`
  const known = PROBLEMS[code] as { status?: number }
  if (known.status !== status && !(BY_HAND.includes(status) && code === 'bad_request')) return `${status} with ${code}`
  if (status === 503 && !(answer.retryAfterMs! > 0 && /\r\nretry-after: \d/i.test(headers))) return '503 without a time'
  return undefined
}
