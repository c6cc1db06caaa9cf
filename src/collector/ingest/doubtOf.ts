import { isbot } from 'isbot'
import type { Doubt } from '../log/Doubt.js'

/**
 * Why the events of a request should not move any list: its `User-Agent` names a crawler, a monitor, a script or a browser without
 * windows. Who lies there is not found by this. A request without the header is not doubted: proxies may take it away.
 */
export function doubtOf(userAgent: string | undefined): Doubt | undefined {
  return isbot(userAgent) ? 'bot' : undefined
}
