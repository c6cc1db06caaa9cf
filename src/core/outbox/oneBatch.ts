import { LIMITS } from '../../protocol/limits.js'
import { toJson } from '../toJson.js'
import type { Unsent } from './Outbox.js'

/**
 * The first of these that share one outbox, visitor and customer and stay within `bytes` of JSON; at least one, but none that
 * is larger than the collector takes: the sync chunk cuts it first.
 */
export function oneBatch(unsent: readonly Unsent[], bytes: number): Unsent[] {
  const who = ({ outbox, visitor, customer }: Unsent) => [outbox, visitor, customer].join()
  let left = bytes
  return unsent.filter((one, i) => {
    const { size } = new Blob([toJson(one.event)])
    left -= size + 1
    if (who(one) !== who(unsent[0]!)) left = -1
    return size <= LIMITS.eventBytes && (!i || left > 0)
  })
}
