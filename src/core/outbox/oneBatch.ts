import { LIMITS } from '../../protocol/limits.js'
import { toJson } from '../toJson.js'
import type { Unsent } from './Outbox.js'

/**
 * The first of these that share one outbox, visitor and customer and stay within `bytes` of JSON. None that is larger than the
 * collector takes: the sync chunk cuts those, a copy on leaving goes without them.
 */
export function oneBatch(unsent: readonly Unsent[], bytes: number): Unsent[] {
  const who = ({ outbox, visitor, customer }: Unsent) => [outbox, visitor, customer].join()
  let left = bytes
  return unsent.filter(one => {
    const { size } = new Blob([toJson(one.event)])
    if (size > LIMITS.eventBytes) return false
    left -= who(one) === who(unsent[0]!) ? size + 1 : bytes
    return left > 0
  })
}
