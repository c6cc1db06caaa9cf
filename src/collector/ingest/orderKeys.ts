import { OperatorError } from '../OperatorError.js'

/** Characters of a key that nobody guesses. */
const LEAST_KEY = 16

/** Keys at one time: a new one, and the old one until every server of the shop has changed. */
export const MOST_ORDER_KEYS = 2

/**
 * The keys that orders may be signed with; none where nobody gave one, and orders need no signature.
 * @throws {OperatorError}
 */
export function orderKeys(given: string | readonly string[] | undefined): readonly string[] {
  if (given === undefined) return []
  const keys = typeof given === 'string' ? [given] : given
  if (keys.length === 0 || keys.some(key => key.length < LEAST_KEY)) {
    throw new OperatorError(`An order key has at least ${LEAST_KEY} characters. Make one with "openssl rand -hex 32".`)
  }
  if (keys.length > MOST_ORDER_KEYS) {
    throw new OperatorError(
      `Orders may be signed with ${MOST_ORDER_KEYS} keys at most, the new one and the old one. Leave out the oldest.`,
    )
  }
  return keys
}
