import { type HttpProblemCode, PROBLEMS, type ProblemAnswer } from '../../protocol/problems.js'

/** Shortest wait before the same request may succeed, ms, where waiting can help. */
const RETRY_AFTER_MS: Partial<Record<HttpProblemCode, number>> = {
  busy: 1_000,
  shutting_down: 2_000,
  storage_failed: 10_000,
  storage_full: 30_000,
}

/** Ends a request with a problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'

  constructor(
    readonly problem: HttpProblemCode,
    /** The field of the request that it is about; one of our own names, never what the request said. */
    readonly field?: string,
    /** Whether more of the body would come than is worth waiting for. */
    readonly closes = false,
    /** What to do, instead of what the problem says in general; of the request it says again plain words at most. */
    readonly remedy?: string,
  ) {
    super(problem)
  }
}

/** HTTP status of a problem. */
export function statusOf(problem: HttpProblemCode): number {
  return PROBLEMS[problem].status
}

/**
 * The body that tells a client of a problem.
 * @param random from 0 to 1; spreads those who were sent away together over half as long again
 */
export function problemAnswer(
  problem: HttpProblemCode,
  random: number,
  { field, remedy }: Pick<ProblemError, 'field' | 'remedy'> = {},
): ProblemAnswer {
  const [wrong = '', ...general] = PROBLEMS[problem].message.split(/\.(?: |$)/)
  const place = field === undefined ? '' : ` (field ${field})`
  const answer: ProblemAnswer = { problem, message: `${wrong}${place}. ${remedy ?? general.join('. ')}`.trim() }
  const wait = RETRY_AFTER_MS[problem]
  if (wait !== undefined) answer.retryAfterMs = Math.round(wait * (1 + random / 2))
  return answer
}
