import type { Skipped } from '../import/Skipped.js'
import { OperatorError } from '../OperatorError.js'
import { count } from '../words/count.js'

/**
 * Ends an import that has taken nothing from its file, so that what runs it by itself hears of it.
 * @param taken lines or products
 * @throws {OperatorError}
 */
export function refuseNothing(taken: number, what: 'line' | 'product', skipped: Skipped<string>): void {
  if (taken > 0) return
  if (skipped.total === 0) {
    throw new OperatorError(`Nothing was imported: the file has no ${what}. Export it again, and look into it before.`)
  }
  const reasons = Object.entries(skipped.toJSON()).map(([reason, n]) => `${n} for ${reason}`)
  throw new OperatorError(
    `Nothing was imported: the file has ${count(skipped.total, what)}, and each was skipped (${reasons.join(', ')}). ` +
      'Mend what is said of it above, and import the file again.',
  )
}
