import type { Pause } from './Pause.js'
import { whereAndWhen } from './words.js'

/** What a pause does, in one line for a merchant. @param timeZone of the times, as an IANA name */
export function describePause(pause: Pause, timeZone: string): string {
  const who = pause.visitors === 'all' ? 'nobody' : 'nobody who is here for the first time'
  return `${pause.name}: shows blocks to ${who}${whereAndWhen(pause, timeZone)}.`
}
