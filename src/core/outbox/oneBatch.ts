import type { Unsent } from './Outbox.js'

/** The first of these that share one outbox, visitor and customer and stay within `bytes` of JSON; at least one. */
export function oneBatch(unsent: readonly Unsent[], bytes: number): Unsent[] {
  const who = ({ outbox, visitor, customer }: Unsent) => [outbox, visitor, customer].join()
  let left = bytes
  return unsent.filter((one, i) => {
    left -= new Blob([JSON.stringify(one.event)]).size + 1
    if (who(one) !== who(unsent[0]!)) left = -1
    return !i || left > 0
  })
}
