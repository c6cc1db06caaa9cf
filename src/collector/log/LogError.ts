import { PROBLEMS, type ProblemCode } from '../../protocol/problems.js'

/** Why events could not be made durable: nothing of the request was counted, and it may be sent again. */
export type LogProblem = Extract<ProblemCode, 'busy' | 'storage_full' | 'storage_failed' | 'shutting_down'>

/** An append that failed as a whole. */
export class LogError extends Error {
  override readonly name = 'LogError'

  constructor(
    readonly code: LogProblem,
    options?: ErrorOptions,
  ) {
    super(PROBLEMS[code].message, options)
  }
}
